'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { searchHref } from '#components/ui/search-href.ts'
import { Select } from '#components/ui/select.tsx'
import type { MailState } from '#server/mail/mail.ts'

const states: readonly MailState[] = ['waiting', 'sent', 'failing', 'given-up']
const every = 'every'

/** Which mails of the outbox are shown; it lives in the address. */
export function MailFilter({ state }: { state: MailState | undefined }) {
  const t = useTranslations('access-requests.mail')
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <h2 className="font-semibold text-[0.9375rem]">{t('outbox')}</h2>
      <Select
        label={t('state')}
        value={state ?? every}
        options={[
          { value: every, label: t('everyState') },
          ...states.map((value) => ({ value, label: t(`states.${value}`) })),
        ]}
        onChange={(value) => {
          const changes = { state: value === every ? null : value, position: null, mail: null }
          router.replace(searchHref(pathname, search, changes), { scroll: false })
        }}
        className="w-full sm:w-48"
      />
    </div>
  )
}
