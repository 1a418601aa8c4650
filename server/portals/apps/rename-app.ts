import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, apps } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { readApp } from './app.ts'
import { appName } from './create-app.ts'
import { findApp } from './find-app.ts'

/** Renames an app, and with it its API key as the provider sees it. */
export const renameApp = command({
  name: 'RenameApp',
  permission: 'signed-in',
  input: z.object({ appId: z.string(), name: appName }),
  async run(context, { appId, name }) {
    const before = await findApp(context, appId, 'developer')
    await context.db.update(apps).set({ name }).where(eq(apps.id, appId))
    await context.db.update(apiKeys).set({ name, lastUpdatedDate: context.now() }).where(eq(apiKeys.appId, appId))
    return { ...(await readApp(context, { ...before, name })), previousName: before.name }
  },
  audit: ({ appId, name, previousName, provider }) => ({
    accountId: provider.accountId,
    resource: `/apps/${appId}`,
    detail: { name, previousName },
  }),
})
