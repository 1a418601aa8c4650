import { Link2Off } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '#components/ui/link-button.tsx'

/** A link of a mail that works no more, and the other way to the same place. */
export function LinkGone({ href }: { href: string }) {
  const t = useTranslations('access-requests.linkGone')
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-4 py-16">
      <span className="flex size-10 items-center justify-center rounded-lg border border-line bg-surface text-muted">
        <Link2Off className="size-5" aria-hidden />
      </span>
      <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
      <p className="text-muted">{t('text')}</p>
      <LinkButton href={href} variant="primary">
        {t('action')}
      </LinkButton>
    </div>
  )
}
