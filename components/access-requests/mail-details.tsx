import { useTranslations } from 'next-intl'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Mail } from '#server/mail/mail.ts'
import { MailStateChip } from './mail-outbox.tsx'
import { MailText } from './mail-text.tsx'

interface MailDetailsProps {
  mail: Mail & { readonly body: string | undefined }
  /** Without a server that sends it, trying again would do nothing. */
  canRetry: boolean
  /** Where this installation is: other addresses are not made links. */
  publicUrl: string
  retry: FormAction
}

/** One mail as it is sent. */
export function MailDetails({ mail, canRetry, publicUrl, retry }: MailDetailsProps) {
  const t = useTranslations('access-requests.mail')
  const { mailId, recipient, state, createdAt, sentAt, attempts, lastError, dueAt, body } = mail
  return (
    <div className="flex flex-col gap-5">
      <KeyValueList
        columns={2}
        items={[
          { key: t('recipient'), value: recipient },
          { key: t('state'), value: <MailStateChip state={state} /> },
          { key: t('written'), value: <RelativeTime at={createdAt} /> },
          sentAt
            ? { key: t('sent'), value: <RelativeTime at={sentAt} /> }
            : { key: t('next'), value: canRetry && state !== 'given-up' ? <RelativeTime at={dueAt} /> : undefined },
          { key: t('attempts'), value: attempts },
        ]}
      />
      {lastError && (
        <Notice tone="danger" title={t('serverSaid')}>
          <code>{lastError}</code>
        </Notice>
      )}
      {canRetry && !sentAt && (
        <Form action={retry} hidden={{ mailId }} aria-label={t('retry')}>
          <SubmitButton variant="secondary" className="self-start">
            {t('retry')}
          </SubmitButton>
        </Form>
      )}
      {body === undefined ? (
        <Notice title={t('private')}>{t('privateText')}</Notice>
      ) : (
        <MailText body={body} publicUrl={publicUrl} />
      )}
      {body !== undefined && <CodeBlock code={body} title={t('text')} wrap />}
    </div>
  )
}
