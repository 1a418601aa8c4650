import { z } from 'zod'
import { apiKeyValue } from '../../access/api-keys/api-key.ts'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { findTrialKey, trialVisitorId } from './trial-key.ts'

/** The value of a visitor's trial key: for who has the cookie that it was given to. */
export const revealTrialKey = query({
  name: 'RevealTrialKey',
  permission: 'public',
  input: z.object({ productId: z.string().max(20), visitorId: trialVisitorId }),
  async run(context, input) {
    const key = await findTrialKey(context, input)
    if (!key) throw new ServiceError('NotFoundException', 'Your trial is over. Sign up for a key of your own')
    return { value: apiKeyValue(context, key) }
  },
})
