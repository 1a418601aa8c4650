import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, apps } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { findApp } from './find-app.ts'

/** An owner deletes an app with its subscriptions and its key, which stops working with the next request. Usage stays recorded. */
export const deleteApp = command({
  name: 'DeleteApp',
  permission: 'signed-in',
  input: z.object({ appId: z.string() }),
  async run(context, { appId }) {
    const app = await findApp(context, appId, 'owner')
    const keys = await context.db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.appId, appId))
    await context.db.delete(apps).where(eq(apps.id, appId))
    for (const key of keys) context.changed({ kind: 'api-key', apiKeyId: key.id })
    return { appId, accountId: app.accountId, name: app.name }
  },
  audit: ({ appId, accountId, name }) => ({ accountId, resource: `/apps/${appId}`, detail: { name } }),
})
