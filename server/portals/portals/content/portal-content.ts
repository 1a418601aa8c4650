import { z } from 'zod'
import { portalBranding, standardBranding } from './portal-branding.ts'

const partId = z.string().regex(/^[a-z0-9]{1,32}$/, 'must be a short id')
const productIds = z
  .array(z.string().min(1).max(64))
  .max(200)
  .refine((list) => new Set(list).size === list.length, 'must be distinct')
const line = (most: number) => z.string().trim().max(most)
const markdown = z.string().max(100_000)

/** A part of Markdown under a heading. */
const textSection = z.object({ id: partId, title: line(100), markdown })

/** Where something in the navigation leads: a page of the portal, one of its products, or another site. */
export const navigationTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('catalogue') }),
  z.object({ kind: z.literal('page'), pageId: partId }),
  z.object({ kind: z.literal('product'), productId: z.string().min(1).max(64) }),
  z.object({ kind: z.literal('link'), href: z.string().max(2000).refine(isSafeLink, 'must begin with https://') }),
])

const navigationItem = z.object({ id: partId, label: line(60).min(1, 'must not be empty'), target: navigationTarget })

/** The addresses of pages: `/pages/{slug}`. */
const pageSlug = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens between them')

const portalPage = z.object({ id: partId, slug: pageSlug, title: line(100).min(1, 'must not be empty'), markdown })

/** Everything of a portal that is edited as a draft and published as a version. */
export const portalContent = z.object({
  name: line(80).min(1, 'must not be empty'),
  /** One line, for social cards and machines. */
  tagline: line(160),
  branding: portalBranding,
  home: z.object({
    title: line(120),
    /** Markdown below the title. */
    text: z.string().max(2000),
    featured: productIds.max(12),
    sections: z.array(textSection).max(20).refine(hasDistinctIds, 'must be distinct'),
  }),
  pages: z
    .array(portalPage)
    .max(40)
    .refine(hasDistinctIds, 'must be distinct')
    .refine((pages) => isDistinct(pages.map((page) => page.slug)), 'must have an address of its own each'),
  header: z.array(navigationItem).max(12).refine(hasDistinctIds, 'must be distinct'),
  footer: z.array(navigationItem).max(24).refine(hasDistinctIds, 'must be distinct'),
  /** The products that the portal shows, in sections and in their order. */
  sections: z
    .array(z.object({ id: partId, title: line(80), productIds }))
    .max(30)
    .refine(hasDistinctIds, 'must be distinct')
    .refine((sections) => isDistinct(sections.flatMap((section) => section.productIds)), 'show a product once'),
})

export type PortalContent = z.output<typeof portalContent>
export type NavigationItem = z.output<typeof navigationItem>
export type NavigationTarget = z.output<typeof navigationTarget>
export type PortalPage = z.output<typeof portalPage>

/** What a row of the database holds, brought to today's shape. */
export function readContent(stored: unknown): PortalContent {
  const parsed = portalContent.safeParse(stored)
  if (!parsed.success) throw new Error(`A portal's content cannot be read: ${parsed.error.message}`)
  return parsed.data
}

/** A portal that shows these products: what one has before anything was written. */
export function firstContent(name: string, shown: readonly string[]): PortalContent {
  return {
    name,
    tagline: '',
    branding: standardBranding,
    home: { title: name, text: '', featured: [...shown.slice(0, 6)], sections: [] },
    pages: [],
    header: [{ id: 'apis', label: 'APIs', target: { kind: 'catalogue' } }],
    footer: [],
    sections: [{ id: 'all', title: '', productIds: [...shown] }],
  }
}

/** Every product of the portal, in the order of its sections. */
export function shownProducts({ sections }: Pick<PortalContent, 'sections'>): string[] {
  return sections.flatMap((section) => section.productIds)
}

function hasDistinctIds(list: readonly { id: string }[]): boolean {
  return isDistinct(list.map(({ id }) => id))
}

function isDistinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length
}

function isSafeLink(href: string): boolean {
  const url = URL.parse(href)
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}
