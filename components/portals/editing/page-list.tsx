'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { OrderableList } from '#components/ui/orderable-list.tsx'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { showToast } from '#components/ui/toast.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { PortalContent } from '#server/portals/portals/content/portal-content.ts'

interface PageListProps {
  portalId: string
  content: Pick<PortalContent, 'pages' | 'header' | 'footer'>
  save: FormAction
  canWrite: boolean
}

/** The Markdown pages of a portal, in their order; one that is taken away can be put back. */
export function PageList({ portalId, content, save, canWrite }: PageListProps) {
  const t = useTranslations('portals.pageList')
  const [pages, setPages] = useOptimistic(content.pages)
  const base = `/console/portals/${portalId}/pages`
  const send = (parts: Partial<PortalContent>, undo?: { message: string }) =>
    startTransition(async () => {
      if (parts.pages) setPages(parts.pages)
      const data = new FormData()
      data.set('portalId', portalId)
      data.set('draft', JSON.stringify(parts))
      const { status, message } = await save({ status: 'idle' }, data)
      if (status === 'error') showToast({ tone: 'danger', message: message ?? '' })
      else if (undo) {
        const { pages, header, footer } = content
        const restore = { pages, header, footer }
        showToast({ message: undo.message, action: { label: t('undo'), onPress: () => send(restore) } })
      }
    })
  const create = canWrite && (
    <LinkButton href={`${base}/new`} icon={<Plus />} variant={pages.length > 0 ? 'secondary' : 'primary'}>
      {t('new')}
    </LinkButton>
  )
  return (
    <Card title={t('title')} description={t('help')} actions={pages.length > 0 && create}>
      {pages.length === 0 ? (
        <EmptyState title={t('empty')} actions={create}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <WriteFields canWrite={canWrite}>
          <OrderableList
            label={t('title')}
            entries={pages}
            keyOf={({ id }) => id}
            nameOf={({ title }) => title}
            onOrder={(next) => send({ pages: next })}
            canOrder={canWrite}
          >
            {(page) => (
              <div className="flex items-center gap-3">
                <span className="flex min-w-0 flex-1 flex-col">
                  <Link href={`${base}/${page.id}`} className="text-link font-medium wrap-anywhere">
                    {page.title}
                  </Link>
                  <code className="text-faint text-xs wrap-anywhere">/pages/{page.slug}</code>
                </span>
                {canWrite && (
                  <IconButton
                    label={t('remove', { name: page.title })}
                    icon={<Trash2 />}
                    size="small"
                    onPress={() =>
                      send(
                        { pages: pages.filter(({ id }) => id !== page.id) },
                        { message: t('removed', { name: page.title }) },
                      )
                    }
                  />
                )}
              </div>
            )}
          </OrderableList>
        </WriteFields>
      )}
    </Card>
  )
}
