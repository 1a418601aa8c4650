import { useFormatter, useTranslations } from 'next-intl'
import { StatusChip } from '../ui/status-chip.tsx'

interface CertificateExpiryProps {
  at: Date
  now: Date
}

const dayMs = 86_400_000
const soonDays = 30

/** When a certificate ends; in colour once that is near. */
export function CertificateExpiry({ at, now }: CertificateExpiryProps) {
  const t = useTranslations('client-certificates.expiry')
  const { dateTime } = useFormatter()
  const days = Math.floor((at.getTime() - now.getTime()) / dayMs)
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <time dateTime={at.toISOString()}>{dateTime(at, { dateStyle: 'medium' })}</time>
      {at <= now ? (
        <StatusChip tone="danger">{t('ended')}</StatusChip>
      ) : (
        days < soonDays && <StatusChip tone="warn">{t('soon', { days })}</StatusChip>
      )}
    </span>
  )
}
