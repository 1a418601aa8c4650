import { z } from 'zod'
import { query } from '../../operation.ts'
import { findPasswordReset, type ResetState, resetToken } from './password-reset.ts'

/** Whether a link still sets a password and, to who has one that does, for which address. Opening it changes nothing. */
export const getPasswordReset = query({
  name: 'GetPasswordReset',
  permission: 'public',
  input: z.object({ token: resetToken }),
  async run(context, { token }): Promise<{ state: ResetState; email: string | undefined }> {
    const found = await findPasswordReset(context, token)
    return { state: found.state, email: found.state === 'usable' ? found.user.email : undefined }
  },
})
