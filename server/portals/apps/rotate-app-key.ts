import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, usage } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { findAppKey, readApp } from './app.ts'
import { findApp } from './find-app.ts'

/**
 * Gives the app's key a new value; the old one works beside it until `retireAppKey`. It stays one key: limits and usage
 * go on where they were, so rotating neither costs nor wins a request.
 */
export const rotateAppKey = command({
  name: 'RotateAppKey',
  permission: 'signed-in',
  input: z.object({ appId: z.string() }),
  async run(context, { appId }) {
    const app = await findApp(context, appId, 'developer')
    const key = await findAppKey(context, appId)
    if (!key) throw new ServiceError('NotFoundException', 'The app has no key yet: subscribe it to a product first')
    if (key.previousValueHash !== null) {
      throw new ServiceError('ConflictException', 'The last rotation is not finished: retire the old value first')
    }
    if (key.revokedAt) throw new ServiceError('ConflictException', 'The key is revoked: give it a new value instead')
    const value = context.newId(40)
    await context.db
      .update(apiKeys)
      .set({
        valueEncrypted: context.secrets.encrypt(value, 'api-key'),
        valueHash: hashApiKeyValue(value),
        previousValueEncrypted: key.valueEncrypted,
        previousValueHash: key.valueHash,
        previousLastUsedAt: null,
        rotatedAt: context.now(),
        lastUpdatedDate: context.now(),
      })
      .where(eq(apiKeys.id, key.id))
    // What was counted of an earlier rotation says nothing about this one.
    await context.db
      .update(usage)
      .set({ withPreviousValue: 0 })
      .where(and(eq(usage.apiKeyId, key.id), ne(usage.withPreviousValue, 0)))
    context.changed({ kind: 'api-key', apiKeyId: key.id })
    return await readApp(context, app)
  },
  audit: ({ appId, provider, key }) => ({
    accountId: provider.accountId,
    resource: `/apps/${appId}/key`,
    detail: { apiKeyId: key?.apiKeyId },
  }),
})
