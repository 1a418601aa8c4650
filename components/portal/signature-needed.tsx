import { Signature } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** What a signed request needs: the pane has nobody's credentials and signs nothing. */
export function SignatureNeeded({ providerName }: { providerName: string }) {
  const t = useTranslations('portal.signature')
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-4">
      <p className="flex items-center gap-2 text-sm">
        <Signature className="size-4 shrink-0 text-muted" aria-hidden />
        {t('needed')}
      </p>
      <p className="text-[0.8125rem] text-muted">{t('help', { provider: providerName })}</p>
      <p className="text-[0.8125rem] text-muted">{t('notHere')}</p>
    </section>
  )
}
