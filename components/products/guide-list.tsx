'use client'

import { BookOpen } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { OrderableList } from '#components/ui/orderable-list.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { GuideSummary } from '#server/portals/guides/guide.ts'
import { NewGuide } from './new-guide.tsx'

interface GuideListProps {
  productId: string
  guides: readonly GuideSummary[]
  create: FormAction
  /** Saves an order: the ids, joined by commas. */
  order: (productId: string, guideIds: string[]) => Promise<string | undefined>
  mayWrite: boolean
}

/** The guides of a product in the order of its page. */
export function GuideList({ productId, guides, create, order, mayWrite }: GuideListProps) {
  const t = useTranslations('products.guideList')
  const [shown, setShown] = useOptimistic(guides)
  const newGuide = mayWrite && <NewGuide productId={productId} action={create} />
  const save = (next: readonly GuideSummary[]) =>
    startTransition(async () => {
      setShown(next)
      const ids = next.map(({ guideId }) => guideId)
      const problem = await order(productId, ids).catch(() => t('notSaved'))
      if (problem) showToast({ tone: 'danger', message: problem })
    })
  if (shown.length === 0) {
    return (
      <EmptyState icon={<BookOpen />} title={t('none')} actions={newGuide}>
        {t('noneHelp')}
      </EmptyState>
    )
  }
  return (
    <Card title={t('title')} info="products.guides" description={t('description')} actions={newGuide}>
      <OrderableList
        label={t('title')}
        entries={shown}
        keyOf={({ guideId }) => guideId}
        nameOf={({ title }) => title}
        onOrder={save}
        canOrder={mayWrite}
      >
        {(guide) => (
          <div className="flex min-w-0 flex-col">
            <Link
              href={`/console/products/${productId}/guides/${guide.guideId}`}
              className="text-link self-start font-medium text-sm wrap-anywhere"
            >
              {guide.title}
            </Link>
            <span className="flex flex-wrap gap-x-2 text-[0.8125rem] text-muted">
              <code className="text-xs wrap-anywhere">{guide.slug}</code>
              <RelativeTime at={guide.updatedAt} />
            </span>
          </div>
        )}
      </OrderableList>
    </Card>
  )
}
