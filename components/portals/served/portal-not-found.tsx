import { DoorClosed, FileX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

interface PortalNotFoundProps {
  /** Undefined where there is no portal. */
  name: string | undefined
  isClosed: boolean
  homeHref: string
}

/** A page that a portal has not, or a portal that its provider has closed. */
export function PortalNotFound({ name, isClosed, homeHref }: PortalNotFoundProps) {
  const t = useTranslations('portals.notFound')
  if (isClosed) {
    return (
      <EmptyState level={1} icon={<DoorClosed />} title={t('closedTitle', { name: name ?? '' })}>
        {t('closedHelp')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      level={1}
      icon={<FileX />}
      title={name === undefined ? t('noPortal') : t('noPage')}
      actions={
        <LinkButton href={homeHref} variant="primary">
          {name === undefined ? t('toCatalogue') : t('toHome')}
        </LinkButton>
      }
    >
      {name === undefined ? t('noPortalHelp') : t('noPageHelp')}
    </EmptyState>
  )
}
