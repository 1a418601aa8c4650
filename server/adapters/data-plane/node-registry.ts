import { eq, gt, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { gatewayNodes } from '#db/schema.ts'

export interface NodeRegistry {
  /** Gateway nodes that are up, this one included, as of the last report. */
  count(): number
  /** Says that this node is up and which configuration it serves. */
  report(configurationVersion: number): Promise<void>
  /** Takes this node off the list. */
  leave(): Promise<void>
}

/** A node that has not reported for this long is taken for gone. */
const goneAfterSeconds = 20

/** The list of gateway nodes. Times are the database's, so that the nodes' clocks do not matter. */
export function createNodeRegistry(db: Database, id: string, threads: number): NodeRegistry {
  let nodes = 1
  let hasReported = false
  return {
    count: () => nodes,
    async report(configurationVersion) {
      const now = sql`now()`
      await db
        .insert(gatewayNodes)
        .values({ id, configurationVersion, threads, startedAt: now, lastSeenAt: now })
        .onConflictDoUpdate({
          target: gatewayNodes.id,
          set: { configurationVersion, threads, lastSeenAt: now, ...(hasReported ? {} : { startedAt: now }) },
        })
      hasReported = true
      nodes = Math.max(
        1,
        await db.$count(
          gatewayNodes,
          gt(gatewayNodes.lastSeenAt, sql`now() - make_interval(secs => ${goneAfterSeconds})`),
        ),
      )
    },
    async leave() {
      await db.delete(gatewayNodes).where(eq(gatewayNodes.id, id))
    },
  }
}
