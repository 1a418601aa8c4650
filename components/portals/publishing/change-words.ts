import type { Translate } from '#components/messages/translate.ts'
import type { PortalChange } from '#server/portals/portals/content/compare-contents.ts'

/** A change of a portal in words. `nameOf` knows the account's products by id. */
export function changeWords(
  { kind, subject = '', before = '', after = '' }: PortalChange,
  t: Translate<'portals'>,
  nameOf: (productId: string) => string | undefined,
): string {
  const isProduct = kind === 'product-added' || kind === 'product-removed'
  const named = isProduct ? (nameOf(subject) ?? t('products.deleted')) : subject || t('products.untitled')
  const shown = (text: string) => (text === '' ? t('changes.nothing') : text)
  return t(`changes.${kind}`, { subject: named, before: shown(before), after: shown(after) })
}
