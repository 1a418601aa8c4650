'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { OrderableList } from '#components/ui/orderable-list.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { NavigationItem, NavigationTarget, PortalContent } from '#server/portals/portals/content/portal-content.ts'
import { DraftForm } from './draft-form.tsx'
import { newPartId } from './new-part-id.ts'
import { useDraft } from './use-draft.ts'

interface NavigationEditorProps {
  portalId: string
  content: Pick<PortalContent, 'header' | 'footer' | 'pages'>
  /** Those that the portal shows. */
  products: readonly { productId: string; name: string }[]
  save: FormAction
  canWrite: boolean
}

/** What header and footer lead to, in which order. */
export function NavigationEditor({ portalId, content, products, save, canWrite }: NavigationEditorProps) {
  const t = useTranslations('portals.navigation')
  const [header, setHeader] = useDraft(content.header)
  const [footer, setFooter] = useDraft(content.footer)
  const choices = { pages: content.pages, products }
  return (
    <Card title={t('title')} description={t('help')}>
      <DraftForm portalId={portalId} parts={{ header, footer }} save={save} label={t('title')}>
        <WriteFields canWrite={canWrite} className="grid gap-6 xl:grid-cols-2">
          <Items
            name="header"
            label={t('header')}
            items={header}
            onChange={setHeader}
            choices={choices}
            canWrite={canWrite}
          />
          <Items
            name="footer"
            label={t('footer')}
            items={footer}
            onChange={setFooter}
            choices={choices}
            canWrite={canWrite}
          />
        </WriteFields>
        {canWrite && <SubmitButton className="self-start">{t('save')}</SubmitButton>}
      </DraftForm>
    </Card>
  )
}

interface Choices {
  pages: PortalContent['pages']
  products: NavigationEditorProps['products']
}

interface ItemsProps {
  /** The part of the draft: what is wrong with an item is told at its field. */
  name: 'header' | 'footer'
  label: string
  items: NavigationItem[]
  onChange: (items: NavigationItem[]) => void
  choices: Choices
  canWrite: boolean
}

function Items({ name, label, items, onChange, choices, canWrite }: ItemsProps) {
  const t = useTranslations('portals.navigation')
  const change = (id: string, part: Partial<NavigationItem>) =>
    onChange(items.map((item) => (item.id === id ? { ...item, ...part } : item)))
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-[0.8125rem]">{label}</h3>
      {items.length === 0 && <p className="text-[0.8125rem] text-muted">{t('none')}</p>}
      <OrderableList
        label={label}
        entries={items}
        keyOf={({ id }) => id}
        nameOf={(item) => item.label || t('unnamed')}
        onOrder={onChange}
        canOrder={canWrite}
      >
        {(item, index) => (
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              name={`${name}.${index}.label`}
              label={t('label')}
              value={item.label}
              onChange={(next) => change(item.id, { label: next })}
              autoComplete="off"
            />
            <div className="flex items-end gap-2">
              <div className="min-w-0 flex-1">
                <Target item={item} choices={choices} onChange={(target) => change(item.id, { target })} />
              </div>
              {canWrite && (
                <IconButton
                  label={t('remove', { name: item.label || t('unnamed') })}
                  icon={<Trash2 />}
                  onPress={() => onChange(items.filter(({ id }) => id !== item.id))}
                />
              )}
            </div>
            {item.target.kind === 'link' && (
              <div className="sm:col-span-2">
                <TextField
                  name={`${name}.${index}.target.href`}
                  label={t('url')}
                  value={item.target.href}
                  onChange={(href) => change(item.id, { target: { kind: 'link', href } })}
                  placeholder="https://status.example.com"
                  monospace
                  autoComplete="off"
                />
              </div>
            )}
          </div>
        )}
      </OrderableList>
      {canWrite && (
        <Button
          variant="ghost"
          icon={<Plus />}
          className="self-start"
          onPress={() => onChange([...items, { id: newPartId(), label: '', target: { kind: 'home' } }])}
        >
          {t('add', { place: label })}
        </Button>
      )}
    </div>
  )
}

function Target(props: { item: NavigationItem; choices: Choices; onChange: (target: NavigationTarget) => void }) {
  const { item, choices, onChange } = props
  const t = useTranslations('portals.navigation')
  return (
    <Select
      label={t('leads')}
      info="portals.navigation"
      value={keyOfTarget(item.target)}
      onChange={(key) => onChange(targetOf(key))}
      options={[
        { value: 'home', label: t('home') },
        { value: 'catalogue', label: t('catalogue') },
        ...choices.pages.map(({ id, title }) => ({ value: `page:${id}`, label: t('page', { name: title }) })),
        ...choices.products.map(({ productId, name }) => ({
          value: `product:${productId}`,
          label: t('product', { name }),
        })),
        { value: 'link', label: t('link') },
      ]}
    />
  )
}

function keyOfTarget(target: NavigationTarget): string {
  if (target.kind === 'page') return `page:${target.pageId}`
  return target.kind === 'product' ? `product:${target.productId}` : target.kind
}

function targetOf(key: string): NavigationTarget {
  const [kind = '', id = ''] = key.split(':')
  if (kind === 'page') return { kind, pageId: id }
  if (kind === 'product') return { kind, productId: id }
  if (kind === 'link') return { kind, href: 'https://' }
  return kind === 'catalogue' ? { kind } : { kind: 'home' }
}
