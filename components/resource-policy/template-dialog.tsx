'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { type PolicyTemplate, policyTemplates, templateStatements, valuesOf } from './policy-templates.ts'

interface TemplateDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  stages: readonly string[]
  onChoose: (statements: ReturnType<typeof templateStatements>) => void
}

const samples: Record<PolicyTemplate, string> = {
  accounts: '123456789012\narn:aws:iam::123456789012:role/batch',
  addresses: '203.0.113.0/24\n2001:db8::/32',
  vpcs: 'vpc-0123456789abcdef0',
}

/** AWS's templates, filled in. */
export function TemplateDialog({ isOpen, onOpenChange, stages, onChoose }: TemplateDialogProps) {
  const t = useTranslations('resource-policy.templates')
  const [template, setTemplate] = useState<PolicyTemplate>('accounts')
  const [text, setText] = useState('')
  const [stageName, setStageName] = useState('*')
  const values = valuesOf(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (values.length === 0) return
    onChoose(templateStatements(template, { values, stageName }))
    setText('')
    onOpenChange(false)
  }
  return (
    <Dialog title={t('title')} description={t('description')} isOpen={isOpen} onOpenChange={onOpenChange} size="large">
      <AriaForm aria-label={t('title')} className="flex flex-col gap-5" onSubmit={submit}>
        <RadioCards
          label={t('template')}
          info="resourcePolicy.templates"
          columns={3}
          value={template}
          onChange={(value) => setTemplate(policyTemplates.find((each) => each === value) ?? 'accounts')}
          cards={policyTemplates.map((value) => ({
            value,
            title: t(`${value}.title`),
            description: t(`${value}.description`),
          }))}
        />
        <TextArea
          label={t(`${template}.values`)}
          help={t(`${template}.help`)}
          placeholder={samples[template]}
          value={text}
          onChange={setText}
          rows={4}
          monospace
          isRequired
        />
        <Select
          label={t('stage')}
          value={stageName}
          onChange={setStageName}
          options={[{ value: '*', label: t('allStages') }, ...stages.map((value) => ({ value, label: value }))]}
          className="sm:max-w-64"
        />
        <DialogFooter>
          <Button type="submit" variant="primary" isDisabled={values.length === 0}>
            {t('insert')}
          </Button>
        </DialogFooter>
      </AriaForm>
    </Dialog>
  )
}
