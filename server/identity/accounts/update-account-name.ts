import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { displayName } from '../users/email-address.ts'
import { findAccount } from './find-account.ts'

/** Changes the account's name. */
export const updateAccountName = command({
  name: 'UpdateAccountName',
  permission: 'account:write',
  input: z.object({ name: displayName }),
  async run(context, { name }) {
    const { id } = await findAccount(context)
    await context.db.update(accounts).set({ name }).where(eq(accounts.id, id))
    return { id, name }
  },
  audit: ({ name }) => ({ resource: '/account', detail: { name } }),
})
