import { Link2Off } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

/** A link of a mail that works no more, and the other way to the same place. */
export function LinkGone({ href }: { href: string }) {
  const t = useTranslations('access-requests.linkGone')
  return (
    <EmptyState icon={<Link2Off />} title={t('title')} actions={<LinkButton href={href}>{t('action')}</LinkButton>}>
      {t('text')}
    </EmptyState>
  )
}
