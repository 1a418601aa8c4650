import { AppWindow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Portal } from '#server/portals/portals/portal.ts'
import { PortalStateChip } from './portal-state-chip.tsx'

interface PortalListProps {
  portals: readonly Portal[]
  /** Whether there are portals that the filter hides. */
  isFiltered: boolean
  /** Undefined for who may only look. */
  createInOneStep: FormAction | undefined
  newPortal: ReactNode
}

/** The account's portals. */
export function PortalList({ portals, isFiltered, createInOneStep, newPortal }: PortalListProps) {
  const t = useTranslations('portals.list')
  return (
    <Table
      label={t('title')}
      rows={portals}
      keyOf={({ portalId }) => portalId}
      empty={
        isFiltered ? (
          <EmptyState title={t('noMatch')}>{t('noMatchHelp')}</EmptyState>
        ) : (
          <EmptyState
            icon={<AppWindow />}
            title={t('empty')}
            actions={
              createInOneStep && (
                <>
                  <Form action={createInOneStep}>
                    <SubmitButton>{t('createInOneStep')}</SubmitButton>
                  </Form>
                  {newPortal}
                </>
              )
            }
          >
            {t('emptyHelp')}
          </EmptyState>
        )
      }
      columns={[
        {
          header: t('name'),
          cell: (portal) => (
            <span className="flex min-w-0 flex-col">
              <Link href={`/console/portals/${portal.portalId}`} className="text-link font-medium wrap-anywhere">
                {portal.name}
              </Link>
              <code className="text-faint text-xs wrap-anywhere">{portal.hostname ?? `/portals/${portal.slug}`}</code>
            </span>
          ),
        },
        { header: t('state'), cell: (portal) => <PortalStateChip state={portal.state} /> },
        { header: t('audience'), cell: (portal) => t(`access.${portal.access}`) },
        { header: t('products'), align: 'end', cell: (portal) => portal.productCount },
        {
          header: t('changes'),
          align: 'end',
          cell: (portal) =>
            portal.state === 'draft' ? t('never') : portal.changes.length > 0 ? portal.changes.length : '–',
        },
        {
          header: t('published'),
          wideOnly: true,
          cell: (portal) => (portal.latest ? <RelativeTime at={portal.latest.createdAt} /> : '–'),
        },
      ]}
    />
  )
}
