import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findAppKey, readApp } from './app.ts'
import { findApp } from './find-app.ts'

/** Ends a rotation: the value before it stops working with the next request. */
export const retireAppKey = command({
  name: 'RetireAppKey',
  permission: 'signed-in',
  input: z.object({ appId: z.string() }),
  async run(context, { appId }) {
    const app = await findApp(context, appId, 'developer')
    const key = await findAppKey(context, appId)
    if (!key || key.previousValueHash === null) {
      throw new ServiceError('NotFoundException', 'The key has no old value to retire')
    }
    await context.db
      .update(apiKeys)
      .set({
        previousValueEncrypted: null,
        previousValueHash: null,
        previousLastUsedAt: null,
        lastUpdatedDate: context.now(),
      })
      .where(eq(apiKeys.id, key.id))
    context.changed({ kind: 'api-key', apiKeyId: key.id })
    return await readApp(context, app)
  },
  audit: ({ appId, provider, key }) => ({
    accountId: provider.accountId,
    resource: `/apps/${appId}/key`,
    detail: { apiKeyId: key?.apiKeyId },
  }),
})
