'use client'

import { ArrowDown, ArrowUp, BookOpen } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
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

/** The guides of a product in the order of its page; moved by buttons, which a keyboard reaches too. */
export function GuideList({ productId, guides, create, order, mayWrite }: GuideListProps) {
  const t = useTranslations('products.guideList')
  const [shown, setShown] = useOptimistic(guides)
  const newGuide = mayWrite && <NewGuide productId={productId} action={create} />
  const move = (from: number, to: number) => {
    const next = shown.toSpliced(from, 1).toSpliced(to, 0, ...shown.slice(from, from + 1))
    startTransition(async () => {
      setShown(next)
      const ids = next.map(({ guideId }) => guideId)
      const problem = await order(productId, ids).catch(() => t('notSaved'))
      if (problem) showToast({ tone: 'danger', message: problem })
    })
  }
  if (shown.length === 0) {
    return (
      <EmptyState icon={<BookOpen />} title={t('none')} actions={newGuide}>
        {t('noneHelp')}
      </EmptyState>
    )
  }
  return (
    <Card title={t('title')} description={t('description')} actions={newGuide} flush>
      <ol className="flex flex-col divide-y divide-line">
        {shown.map((guide, index) => (
          <li key={guide.guideId} className="flex items-center gap-3 px-5 py-3">
            <div className="flex min-w-0 flex-1 flex-col">
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
            {mayWrite && (
              <div className="flex shrink-0 gap-0.5">
                <IconButton
                  label={t('up', { title: guide.title })}
                  icon={<ArrowUp />}
                  size="small"
                  isDisabled={index === 0}
                  onPress={() => move(index, index - 1)}
                />
                <IconButton
                  label={t('down', { title: guide.title })}
                  icon={<ArrowDown />}
                  size="small"
                  isDisabled={index === shown.length - 1}
                  onPress={() => move(index, index + 1)}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
