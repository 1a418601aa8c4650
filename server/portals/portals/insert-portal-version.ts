import { eq, max, sql } from 'drizzle-orm'
import { portalVersions } from '#db/schema.ts'
import { actorName, type CommandContext } from '../../context.ts'
import type { PortalContent } from './content/portal-content.ts'

interface NewVersion {
  readonly portalId: string
  readonly content: PortalContent
  readonly description: string
}

/** Writes the next version of a portal and answers its number: 1, 2 … */
export async function insertPortalVersion(
  context: CommandContext,
  { portalId, content, description }: NewVersion,
): Promise<number> {
  const { db } = context
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`portal ${portalId}`}))`)
  const [latest] = await db
    .select({ version: max(portalVersions.version) })
    .from(portalVersions)
    .where(eq(portalVersions.portalId, portalId))
  const version = (latest?.version ?? 0) + 1
  await db.insert(portalVersions).values({
    portalId,
    version,
    content,
    description: description || null,
    createdBy: actorName(context.actor),
    createdAt: context.now(),
  })
  return version
}
