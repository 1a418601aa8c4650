import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { findAppKey, readApp } from './app.ts'
import { findApp } from './find-app.ts'

/**
 * Ends both values of the app's key with the next request: what somebody else has seen is worth nothing. The key itself
 * stays, so that a new value does not win a new quota.
 */
export const revokeAppKey = command({
  name: 'RevokeAppKey',
  permission: 'signed-in',
  input: z.object({ appId: z.string() }),
  async run(context, { appId }) {
    const app = await findApp(context, appId, 'developer')
    const key = await findAppKey(context, appId)
    if (!key) throw new ServiceError('NotFoundException', 'The app has no key yet: subscribe it to a product first')
    if (key.revokedAt) throw new ServiceError('ConflictException', 'The key is revoked already')
    // A value that nobody has been told: the column is never empty, and finds nothing.
    const unknown = context.newId(40)
    await context.db
      .update(apiKeys)
      .set({
        valueEncrypted: context.secrets.encrypt(unknown, 'api-key'),
        valueHash: hashApiKeyValue(unknown),
        previousValueEncrypted: null,
        previousValueHash: null,
        previousLastUsedAt: null,
        revokedAt: context.now(),
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
