import { z } from 'zod'
import { apiKeyValue } from '../../access/api-keys/api-key.ts'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { findAppKey } from './app.ts'
import { findApp } from './find-app.ts'

/** The values of the app's key, for those who may see secrets. */
export const revealAppKey = query({
  name: 'RevealAppKey',
  permission: 'signed-in',
  input: z.object({ appId: z.string() }),
  async run(context, { appId }) {
    await findApp(context, appId, 'developer')
    const key = await findAppKey(context, appId)
    if (!key) throw new ServiceError('NotFoundException', 'The app has no key yet: subscribe it to a product first')
    if (key.revokedAt) throw new ServiceError('NotFoundException', 'The key is revoked: give it a new value first')
    return {
      value: apiKeyValue(context, key),
      previousValue:
        key.previousValueEncrypted === null
          ? undefined
          : apiKeyValue(context, { valueEncrypted: key.previousValueEncrypted }),
    }
  },
})
