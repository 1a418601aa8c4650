import { useTranslations } from 'next-intl'
import { Form } from '#components/ui/form.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { NoticeTopic } from '#server/mail/mail-kinds.ts'

interface SwitchOffFormProps {
  token: string
  topic: NoticeTopic
  switchOff: FormAction
}

/** The end of one kind of mail, without signing in. */
export function SwitchOffForm({ token, topic, switchOff }: SwitchOffFormProps) {
  const t = useTranslations('access-requests')
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col gap-6">
      <PageHeader
        title={t('switchOff.title')}
        description={t('switchOff.text', { topic: t(`notices.topic.${topic}`) })}
      />
      <Form action={switchOff} hidden={{ token }}>
        <SubmitButton className="self-start">{t('switchOff.submit')}</SubmitButton>
      </Form>
    </div>
  )
}
