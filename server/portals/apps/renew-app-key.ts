import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { findAppKey, readApp } from './app.ts'
import { findApp } from './find-app.ts'

/** Gives a revoked key a new value. It is the key that it was: limits and usage go on where they were. */
export const renewAppKey = command({
  name: 'RenewAppKey',
  permission: 'signed-in',
  input: z.object({ appId: z.string() }),
  async run(context, { appId }) {
    const app = await findApp(context, appId, 'developer')
    const key = await findAppKey(context, appId)
    if (!key?.revokedAt) throw new ServiceError('ConflictException', 'Only a revoked key gets a new value: rotate it')
    const value = context.newId(40)
    const change = {
      valueEncrypted: context.secrets.encrypt(value, 'api-key'),
      valueHash: hashApiKeyValue(value),
      revokedAt: null,
      expiresAt: null,
      lastUpdatedDate: context.now(),
    }
    await context.db.update(apiKeys).set(change).where(eq(apiKeys.id, key.id))
    context.changed({ kind: 'api-key', apiKeyId: key.id })
    return await readApp(context, app)
  },
  audit: ({ appId, provider, key }) => ({
    accountId: provider.accountId,
    resource: `/apps/${appId}/key`,
    detail: { apiKeyId: key?.apiKeyId },
  }),
})
