import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Card } from '#components/ui/card.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { CloneCard } from './clone-card.tsx'
import { ImportCard } from './import-card.tsx'
import { SampleButton } from './sample-button.tsx'

interface StartCardsProps {
  uploadHref: string
  proxyAction: FormAction
  blankAction: FormAction
  sampleAction: FormAction
  /** Undefined while there is no API that could be cloned. */
  clone: ComponentProps<typeof CloneCard> | undefined
}

/** The ways to begin. The sample has the focus, unless an API was chosen to be cloned: Enter alone walks the journey. */
export function StartCards({ uploadHref, proxyAction, blankAction, sampleAction, clone }: StartCardsProps) {
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
      {clone && <CloneCard {...clone} />}
      <Card
        title={t('sample')}
        description={t('sampleHelp')}
        className={classNames('ring-1 ring-accent', clone && 'lg:col-span-2')}
      >
        <Form action={sampleAction}>
          <SampleButton isFocused={!clone?.chosen} />
        </Form>
      </Card>
    </div>
  )
}
