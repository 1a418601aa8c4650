import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

interface NothingToMapProps {
  /** Of the section. */
  id: 'integration-request' | 'integration-responses'
  /** Of the method's page. */
  address: string
  /** There is a backend, and it is passed through. */
  isProxy?: boolean
}

/** Why a box of a method has no settings, and where they begin. */
export function NothingToMap({ id, address, isProxy = false }: NothingToMapProps) {
  const t = useTranslations('apis.nothingToMap')
  return (
    <section id={id}>
      <Card>
        <EmptyState
          title={isProxy ? t('proxyTitle') : t('title')}
          actions={<LinkButton href={`${address}?part=integration`}>{isProxy ? t('change') : t('set')}</LinkButton>}
        >
          {isProxy ? t('proxyText') : t('text')}
        </EmptyState>
      </Card>
    </section>
  )
}
