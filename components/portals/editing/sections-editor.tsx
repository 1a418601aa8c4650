'use client'

import { Plus, Star, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { OrderableList } from '#components/ui/orderable-list.tsx'
import { Select } from '#components/ui/select.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { PortalContent } from '#server/portals/portals/content/portal-content.ts'
import { DraftForm } from './draft-form.tsx'
import { newPartId } from './new-part-id.ts'
import { useDraft } from './use-draft.ts'

interface ChoosableProduct {
  readonly productId: string
  readonly name: string
  readonly published: boolean
  readonly visibility: 'public' | 'signed-in' | 'groups' | 'private'
}

interface SectionsEditorProps {
  portalId: string
  content: Pick<PortalContent, 'sections' | 'home'>
  /** All of the account. */
  products: readonly ChoosableProduct[]
  save: FormAction
  canWrite: boolean
}

type Section = PortalContent['sections'][number]

/** Which products the portal shows, in which sections and order, and which of them its first page shows. */
export function SectionsEditor({ portalId, content, products, save, canWrite }: SectionsEditorProps) {
  const t = useTranslations('portals.products')
  const [sections, setSections] = useDraft(content.sections)
  const [featured, setFeatured] = useDraft(content.home.featured)
  const known = new Map(products.map((product) => [product.productId, product]))
  const shown = sections.flatMap(({ productIds }) => productIds)
  const rest = products.filter(({ productId }) => !shown.includes(productId))
  const change = (id: string, part: Partial<Section>) =>
    setSections(sections.map((section) => (section.id === id ? { ...section, ...part } : section)))
  const home = { ...content.home, featured: featured.filter((id) => shown.includes(id)) }
  const feature = (productId: string) =>
    setFeatured(featured.includes(productId) ? featured.filter((id) => id !== productId) : [...featured, productId])
  return (
    <Card title={t('title')} info="portals.products" description={t('help')}>
      <DraftForm portalId={portalId} parts={{ sections, home }} save={save} label={t('title')}>
        <WriteFields canWrite={canWrite} className="flex flex-col gap-4">
          <OrderableList
            label={t('sections')}
            entries={sections}
            keyOf={({ id }) => id}
            nameOf={(section) => section.title || t('untitled')}
            onOrder={setSections}
            canOrder={canWrite}
          >
            {(section, index) => (
              <div className="flex flex-col gap-3">
                <div className="flex items-end gap-2">
                  <div className="max-w-sm flex-1">
                    <TextField
                      name={`sections.${index}.title`}
                      label={t('sectionTitle')}
                      value={section.title}
                      onChange={(title) => change(section.id, { title })}
                      optional
                      autoComplete="off"
                    />
                  </div>
                  {canWrite && sections.length > 1 && (
                    <IconButton
                      label={t('removeSection', { name: section.title || t('untitled') })}
                      icon={<Trash2 />}
                      onPress={() => setSections(sections.filter(({ id }) => id !== section.id))}
                    />
                  )}
                </div>
                {section.productIds.length === 0 && <p className="text-[0.8125rem] text-muted">{t('emptySection')}</p>}
                <OrderableList
                  label={t('productsOf', { name: section.title || t('untitled') })}
                  entries={section.productIds}
                  keyOf={(id) => id}
                  nameOf={(id) => known.get(id)?.name ?? t('deleted')}
                  onOrder={(productIds) => change(section.id, { productIds })}
                  canOrder={canWrite}
                >
                  {(productId) => (
                    <ProductRow
                      product={known.get(productId)}
                      isFeatured={featured.includes(productId)}
                      canWrite={canWrite}
                      onFeature={() => feature(productId)}
                      onRemove={() =>
                        change(section.id, { productIds: section.productIds.filter((id) => id !== productId) })
                      }
                    />
                  )}
                </OrderableList>
                {canWrite && rest.length > 0 && (
                  <div className="max-w-sm">
                    <Select
                      key={shown.length}
                      label={t('add')}
                      placeholder={t('choose')}
                      onChange={(id) => change(section.id, { productIds: [...section.productIds, id] })}
                      options={rest.map(({ productId, name }) => ({ value: productId, label: name }))}
                    />
                  </div>
                )}
              </div>
            )}
          </OrderableList>
          {canWrite && (
            <>
              <Button
                variant="ghost"
                icon={<Plus />}
                className="self-start"
                onPress={() => setSections([...sections, { id: newPartId(), title: '', productIds: [] }])}
              >
                {t('addSection')}
              </Button>
              <SubmitButton className="self-start">{t('save')}</SubmitButton>
            </>
          )}
        </WriteFields>
      </DraftForm>
    </Card>
  )
}

interface ProductRowProps {
  /** Undefined when it was deleted meanwhile. */
  product: ChoosableProduct | undefined
  isFeatured: boolean
  canWrite: boolean
  onFeature: () => void
  onRemove: () => void
}

function ProductRow({ product, isFeatured, canWrite, onFeature, onRemove }: ProductRowProps) {
  const t = useTranslations('portals.products')
  const name = product?.name ?? t('deleted')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="min-w-32 flex-1 font-medium wrap-anywhere">{name}</span>
      {product && <StatusChip tone="neutral">{t(`visibility.${product.visibility}`)}</StatusChip>}
      {product?.published === false && <StatusChip tone="warn">{t('unpublished')}</StatusChip>}
      {canWrite ? (
        <>
          <Button
            variant={isFeatured ? 'secondary' : 'ghost'}
            size="small"
            icon={<Star className={isFeatured ? 'fill-current' : ''} />}
            aria-pressed={isFeatured}
            onPress={onFeature}
          >
            {t('featured')}
          </Button>
          <IconButton label={t('remove', { name })} icon={<Trash2 />} size="small" onPress={onRemove} />
        </>
      ) : (
        isFeatured && <StatusChip tone="accent">{t('featured')}</StatusChip>
      )}
    </div>
  )
}
