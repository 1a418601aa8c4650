import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '#components/ui/link-button.tsx'

interface JourneyFooterProps {
  backHref?: string
  /** Beside Back: what undoes the journey. */
  aside?: ReactNode
  /** Where this step is left out to. */
  skipHref?: string
  skipLabel?: string
  /** The button that goes on, and what else belongs beside it. */
  children?: ReactNode
}

/** The row that ends each step: back at the left; skip and go on at the right. Stays in view on a long page. */
export function JourneyFooter({ backHref, aside, skipHref, skipLabel, children }: JourneyFooterProps) {
  const t = useTranslations('publish.journey')
  return (
    <footer
      data-stays
      className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center justify-between gap-2 border-line border-t bg-canvas px-1 py-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        {aside}
        {backHref && (
          <LinkButton href={backHref} variant="ghost">
            {t('back')}
          </LinkButton>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {skipHref && (
          <LinkButton href={skipHref} variant="ghost">
            {skipLabel ?? t('skip')}
          </LinkButton>
        )}
        {children}
      </div>
    </footer>
  )
}
