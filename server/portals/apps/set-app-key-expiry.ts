import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findAppKey, readApp } from './app.ts'
import { findApp } from './find-app.ts'

/** Chooses the moment from which the key is refused; `null`: never. A later one makes an expired key work again. */
export const setAppKeyExpiry = command({
  name: 'SetAppKeyExpiry',
  permission: 'signed-in',
  input: z.object({ appId: z.string(), expiresAt: z.coerce.date().nullable() }),
  async run(context, { appId, expiresAt }) {
    const app = await findApp(context, appId, 'developer')
    const key = await findAppKey(context, appId)
    if (!key) throw new ServiceError('NotFoundException', 'The app has no key yet: subscribe it to a product first')
    if (expiresAt && expiresAt <= context.now()) {
      const message = 'must be in the future; to end the key at once, revoke it'
      throw new ServiceError('BadRequestException', message, { fields: { expiresAt: message } })
    }
    await context.db.update(apiKeys).set({ expiresAt, lastUpdatedDate: context.now() }).where(eq(apiKeys.id, key.id))
    context.changed({ kind: 'api-key', apiKeyId: key.id })
    return await readApp(context, app)
  },
  audit: ({ appId, provider, key }) => ({
    accountId: provider.accountId,
    resource: `/apps/${appId}/key`,
    detail: { apiKeyId: key?.apiKeyId, expiresAt: key?.expiresAt?.toISOString() ?? null },
  }),
})
