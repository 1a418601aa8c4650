import type { NavigationItem, PortalContent } from './portal-content.ts'

/** One difference between what is published and the draft; the screen has the words. */
export interface PortalChange {
  readonly kind:
    | 'name'
    | 'tagline'
    | 'logo'
    | 'favicon'
    | 'colours-light'
    | 'colours-dark'
    | 'font'
    | 'corners'
    | 'home-title'
    | 'home-text'
    | 'home-featured'
    | 'home-sections'
    | 'page-added'
    | 'page-removed'
    | 'page-title'
    | 'page-address'
    | 'page-text'
    | 'page-order'
    | 'header'
    | 'footer'
    | 'product-added'
    | 'product-removed'
    | 'section-added'
    | 'section-removed'
    | 'section-title'
    | 'product-order'
  /** What it is about: a page, a section; the id of a product. */
  readonly subject?: string
  readonly before?: string
  readonly after?: string
}

/** What publishing the draft would change for readers, from the largest to the smallest. */
export function compareContents(published: PortalContent, draft: PortalContent): PortalChange[] {
  return [
    ...comparePresentation(published, draft),
    ...compareHome(published.home, draft.home),
    ...comparePages(published.pages, draft.pages),
    ...compareNavigation('header', published.header, draft.header),
    ...compareNavigation('footer', published.footer, draft.footer),
    ...compareProducts(published.sections, draft.sections),
  ]
}

function comparePresentation(before: PortalContent, after: PortalContent): PortalChange[] {
  const [old, now] = [before.branding, after.branding]
  return [
    ...textChange('name', before.name, after.name),
    ...textChange('tagline', before.tagline, after.tagline),
    ...when(old.logoLight !== now.logoLight || old.logoDark !== now.logoDark, { kind: 'logo' }),
    ...when(old.favicon !== now.favicon, { kind: 'favicon' }),
    ...when(!isSame(old.light, now.light), { kind: 'colours-light' }),
    ...when(!isSame(old.dark, now.dark), { kind: 'colours-dark' }),
    ...when(old.font !== now.font || old.headingFont !== now.headingFont, { kind: 'font' }),
    ...when(old.corners !== now.corners, { kind: 'corners', before: old.corners, after: now.corners }),
  ]
}

function compareHome(before: PortalContent['home'], after: PortalContent['home']): PortalChange[] {
  return [
    ...textChange('home-title', before.title, after.title),
    ...when(before.text !== after.text, { kind: 'home-text' }),
    ...when(!isSame(before.featured, after.featured), { kind: 'home-featured' }),
    ...when(!isSame(before.sections, after.sections), { kind: 'home-sections' }),
  ]
}

function comparePages(before: PortalContent['pages'], after: PortalContent['pages']): PortalChange[] {
  const old = new Map(before.map((page) => [page.id, page]))
  const kept = new Set(after.map((page) => page.id))
  const changes = after.flatMap((page): PortalChange[] => {
    const was = old.get(page.id)
    if (!was) return [{ kind: 'page-added', subject: page.title }]
    return [
      ...textChange('page-title', was.title, page.title),
      ...when(was.slug !== page.slug, {
        kind: 'page-address',
        subject: page.title,
        before: was.slug,
        after: page.slug,
      }),
      ...when(was.markdown !== page.markdown, { kind: 'page-text', subject: page.title }),
    ]
  })
  const removed = before.flatMap((page): PortalChange[] =>
    kept.has(page.id) ? [] : [{ kind: 'page-removed', subject: page.title }],
  )
  const moved = !isSame(...common(before, after))
  return [...changes, ...removed, ...when(moved, { kind: 'page-order' })]
}

function compareNavigation(
  kind: 'header' | 'footer',
  before: readonly NavigationItem[],
  after: readonly NavigationItem[],
): PortalChange[] {
  if (isSame(before, after)) return []
  const labels = (items: readonly NavigationItem[]) => items.map((item) => item.label).join(' · ')
  return [{ kind, before: labels(before), after: labels(after) }]
}

function compareProducts(before: PortalContent['sections'], after: PortalContent['sections']): PortalChange[] {
  const [old, now] = [before, after].map((sections) => sections.flatMap((section) => section.productIds))
  const sectionsBefore = new Map(before.map((section) => [section.id, section]))
  const added = (now ?? []).filter((id) => !old?.includes(id))
  const removed = (old ?? []).filter((id) => !now?.includes(id))
  const keptSections = new Set(after.map((section) => section.id))
  const sections = after.flatMap((section): PortalChange[] => {
    const was = sectionsBefore.get(section.id)
    return was
      ? textChange('section-title', was.title, section.title)
      : [{ kind: 'section-added', subject: section.title }]
  })
  const order = (list: PortalContent['sections']) =>
    list
      .filter((section) => keptSections.has(section.id) && sectionsBefore.has(section.id))
      .map((section) => [section.id, section.productIds.filter((id) => !added.includes(id) && !removed.includes(id))])
  return [
    ...added.map((subject): PortalChange => ({ kind: 'product-added', subject })),
    ...removed.map((subject): PortalChange => ({ kind: 'product-removed', subject })),
    ...sections,
    ...before
      .filter((section) => !keptSections.has(section.id))
      .map((section): PortalChange => ({ kind: 'section-removed', subject: section.title })),
    ...when(!isSame(order(before), order(after)), { kind: 'product-order' }),
  ]
}

/** The ids that both lists have, in the order of each. */
function common(before: readonly { id: string }[], after: readonly { id: string }[]): [string[], string[]] {
  const [old, now] = [before.map(({ id }) => id), after.map(({ id }) => id)]
  return [old.filter((id) => now.includes(id)), now.filter((id) => old.includes(id))]
}

function textChange(kind: PortalChange['kind'], before: string, after: string): PortalChange[] {
  return when(before !== after, { kind, before, after })
}

function when(isSo: boolean, change: PortalChange): PortalChange[] {
  return isSo ? [change] : []
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}
