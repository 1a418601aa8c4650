import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import { PlaceLink } from '#components/ui/place-link.tsx'

interface DeprecationNoticeProps {
  deprecation: { announcedAt: string; endsAt: string; message: string; successorSlug?: string | undefined }
  className?: string
}

/** From when on a product will no longer answer, why, and what takes its place. */
export function DeprecationNotice({ deprecation, className }: DeprecationNoticeProps) {
  const t = useTranslations('portal.deprecation')
  const { dateTime } = useFormatter()
  const { endsAt, message, successorSlug } = deprecation
  const ends = new Date(endsAt)
  const date = dateTime(ends, { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <Notice
      tone="warn"
      title={ends > new Date() ? t('ends', { date }) : t('ended', { date })}
      {...(className ? { className } : {})}
      {...(successorSlug
        ? {
            action: (
              <PlaceLink href={`/products/${successorSlug}`} className="text-link text-sm">
                {t('successor')}
              </PlaceLink>
            ),
          }
        : {})}
    >
      <span className="whitespace-pre-line">{message}</span>
    </Notice>
  )
}
