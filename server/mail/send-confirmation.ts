import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import { countAttempt } from '../identity/users/attempt-limits.ts'
import { query } from '../operation.ts'
import { enqueueConfirmation } from './enqueue-confirmation.ts'

/** Sends the caller a link that proves their address. A query around the command, so that attempts are counted first. */
export const sendConfirmation = query({
  name: 'SendConfirmation',
  permission: 'signed-in',
  input: z.object({}),
  async run(context) {
    const { actor } = context
    if (actor.kind !== 'user') throw new ServiceError('ForbiddenException', 'Only a user has an address')
    await countAttempt('email', `confirmation of ${actor.userId}`)
    return await enqueueConfirmation(context, {})
  },
})
