import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface MailServerProps {
  /** Whether `SMTP_URL` is set. */
  isConfigured: boolean
  from: string
  sendTest: FormAction
}

/** Whether mails are sent, as whom, and a mail to try it. */
export function MailServer({ isConfigured, from, sendTest }: MailServerProps) {
  const t = useTranslations('access-requests.mail')
  const code = (words: React.ReactNode) => <code>{words}</code>
  return (
    <Card title={t('title')} info="mail.server" description={t('description')}>
      <div className="flex flex-col gap-5">
        {!isConfigured && (
          <Notice tone="warn" title={t('notConfigured')}>
            {t.rich('notConfiguredText', { code })}
          </Notice>
        )}
        <KeyValueList
          columns={2}
          items={[
            { key: t('server'), value: isConfigured ? t('serverSet') : t('serverMissing') },
            { key: t('from'), value: from },
          ]}
        />
        <Form action={sendTest} aria-label={t('sendTest')}>
          <SubmitButton variant="secondary" className="self-start">
            {t('sendTest')}
          </SubmitButton>
        </Form>
      </div>
    </Card>
  )
}
