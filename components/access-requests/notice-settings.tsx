import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

export interface NoticeSettingsProps {
  /** What `getNoticeSettings` answers. */
  settings: {
    readonly email: string
    /** Undefined: not proven. */
    readonly emailVerifiedAt: Date | undefined
    readonly locale: string
    readonly locales: readonly string[]
    readonly topics: readonly {
      readonly topic: 'requests' | 'quota' | 'deprecation' | 'inbox'
      readonly isOn: boolean
    }[]
  }
  /** Whether the reader decides about other people's requests somewhere. */
  isMember: boolean
  update: FormAction
  sendConfirmation: FormAction
}

/** Which mails one gets, in which language, and whether the address is proven. Server component: needs no texts in the browser. */
export function NoticeSettings({ settings, isMember, update, sendConfirmation }: NoticeSettingsProps) {
  const t = useTranslations('access-requests.notices')
  const { email, emailVerifiedAt, locale, locales, topics } = settings
  return (
    <Card title={t('title')} info="mail.notices" description={t('description', { email })}>
      <div className="flex flex-col gap-6">
        {!emailVerifiedAt && (
          <Notice tone="warn" title={t('unproven')}>
            <div className="flex flex-col gap-3">
              <p>{t('unprovenText')}</p>
              <Form action={sendConfirmation} aria-label={t('sendConfirmation')}>
                <SubmitButton variant="secondary" size="small" className="self-start">
                  {t('sendConfirmation')}
                </SubmitButton>
              </Form>
            </div>
          </Notice>
        )}
        <Form action={update} hidden={isMember ? {} : { topics: 'inbox' }} aria-label={t('title')}>
          <fieldset className="flex flex-col gap-3">
            <legend className="mb-2 font-medium text-sm">{t('send')}</legend>
            {topics
              .filter(({ topic }) => isMember || topic !== 'inbox')
              .map(({ topic, isOn }) => (
                <Checkbox key={topic} name="topics" value={topic} defaultSelected={isOn} help={t(`topicHelp.${topic}`)}>
                  {t(`topic.${topic}`)}
                </Checkbox>
              ))}
          </fieldset>
          <p className="text-muted text-sm">{t('always')}</p>
          <Select
            name="locale"
            label={t('language')}
            defaultValue={locale}
            options={locales.map((value) => ({ value, label: languageName(value) }))}
            className="max-w-xs"
          />
          <SubmitButton className="self-start">{t('save')}</SubmitButton>
        </Form>
      </div>
    </Card>
  )
}

/** A language by its own name. */
function languageName(locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
}
