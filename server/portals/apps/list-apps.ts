import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { appMembers, apps } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { readApp } from './app.ts'
import { consumerId } from './consumer-id.ts'

/** The apps of which the consumer is a member, in the order of their ids, at one provider or at all. */
export const listApps = query({
  name: 'ListApps',
  permission: 'signed-in',
  input: z.object({
    accountId: z.string().optional(),
    limit: z.number().int().min(1).max(500).default(100),
    position: z.string().optional(),
  }),
  async run(context, { accountId, limit, position }) {
    const rows = await context.db
      .select({ app: apps, role: appMembers.role })
      .from(apps)
      .innerJoin(appMembers, eq(appMembers.appId, apps.id))
      .where(
        and(
          eq(appMembers.userId, consumerId(context)),
          accountId ? eq(apps.accountId, accountId) : undefined,
          position ? gt(apps.id, position) : undefined,
        ),
      )
      .orderBy(asc(apps.id))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    const items = []
    for (const { app, role } of page) items.push(await readApp(context, { ...app, role }))
    return { items, position: rows.length > limit ? page.at(-1)?.app.id : undefined }
  },
})
