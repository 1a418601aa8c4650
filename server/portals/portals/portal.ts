import { and, count, desc, eq } from 'drizzle-orm'
import { portalVersions } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { compareContents, type PortalChange } from './content/compare-contents.ts'
import { type PortalContent, readContent, shownProducts } from './content/portal-content.ts'
import type { PortalRow } from './find-portal.ts'

/** Who may enter: see the column. */
export type PortalAccess = PortalRow['access']

/** `draft`: never published; `open`: a version is served; `closed`: it was, and is not now. */
export type PortalState = 'draft' | 'open' | 'closed'

/** A portal as its provider sees it in a list. */
export interface Portal {
  readonly portalId: string
  readonly slug: string
  /** Under which host it is at `/`. */
  readonly hostname: string | undefined
  /** As the draft has it. */
  readonly name: string
  readonly access: PortalAccess
  readonly state: PortalState
  /** What is served, or was served last. */
  readonly latest: PortalVersionFacts | undefined
  readonly publishedVersion: number | undefined
  /** What publishing would change; empty before the first version, when everything is new. */
  readonly changes: readonly PortalChange[]
  readonly productCount: number
  readonly pageCount: number
  readonly draft: PortalContent
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface PortalVersionFacts {
  readonly version: number
  readonly description: string | undefined
  readonly createdBy: string
  readonly createdAt: Date
}

type VersionRow = typeof portalVersions.$inferSelect

/** The portal of a row, compared with what was published last. */
export async function readPortal(context: Context, row: PortalRow): Promise<Portal> {
  const latest = await latestVersion(context, row.id)
  const draft = readContent(row.draft)
  return {
    portalId: row.id,
    slug: row.slug,
    hostname: row.hostname ?? undefined,
    name: row.name,
    access: row.access,
    state: row.publishedVersion !== null ? 'open' : latest ? 'closed' : 'draft',
    latest: latest && versionFacts(latest),
    publishedVersion: row.publishedVersion ?? undefined,
    changes: latest ? compareContents(readContent(latest.content), draft) : [],
    productCount: shownProducts(draft).length,
    pageCount: draft.pages.length,
    draft,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}

export async function latestVersion({ db }: Context, portalId: string): Promise<VersionRow | undefined> {
  const [row] = await db
    .select()
    .from(portalVersions)
    .where(eq(portalVersions.portalId, portalId))
    .orderBy(desc(portalVersions.version))
    .limit(1)
  return row
}

export async function findVersion({ db }: Context, portalId: string, version: number): Promise<VersionRow | undefined> {
  const [row] = await db
    .select()
    .from(portalVersions)
    .where(and(eq(portalVersions.portalId, portalId), eq(portalVersions.version, version)))
  return row
}

export function versionFacts({ version, description, createdBy, createdAt }: VersionRow): PortalVersionFacts {
  return { version, description: description ?? undefined, createdBy, createdAt }
}

/** How many versions a portal has. */
export async function countVersions({ db }: Context, portalId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(portalVersions).where(eq(portalVersions.portalId, portalId))
  return row?.count ?? 0
}
