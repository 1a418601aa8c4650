import { Sparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { ImportCard } from './import-card.tsx'

interface StartCardsProps {
  uploadHref: string
  proxyAction: FormAction
  blankAction: FormAction
  sampleAction: FormAction
}

/** The four ways to begin. The sample has the focus: Enter alone walks the journey. */
export function StartCards({ uploadHref, proxyAction, blankAction, sampleAction }: StartCardsProps) {
  const t = useTranslations('publish.start')
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <ImportCard uploadHref={uploadHref} />
      <Card title={t('proxy')} description={t('proxyHelp')}>
        <Form action={proxyAction}>
          <TextField
            name="baseUrl"
            label={t('backendUrl')}
            placeholder="https://api.example.com/v1"
            type="url"
            monospace
          />
          <SubmitButton variant="secondary" className="self-start">
            {t('proxyIt')}
          </SubmitButton>
        </Form>
      </Card>
      <Card title={t('blank')} description={t('blankHelp')}>
        <Form action={blankAction}>
          <TextField name="name" label={t('apiName')} placeholder={t('apiNameExample')} autoComplete="off" />
          <SubmitButton variant="secondary" className="self-start">
            {t('create')}
          </SubmitButton>
        </Form>
      </Card>
      <Card title={t('sample')} description={t('sampleHelp')} className="ring-1 ring-accent">
        <Form action={sampleAction}>
          <SubmitButton icon={<Sparkles />} className="self-start" autoFocus>
            {t('startSample')}
          </SubmitButton>
        </Form>
      </Card>
    </div>
  )
}
