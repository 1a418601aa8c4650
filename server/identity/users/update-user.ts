import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { displayName } from './email-address.ts'

/** Changes the caller's own name. */
export const updateUser = command({
  name: 'UpdateUser',
  permission: 'signed-in',
  input: z.object({ name: displayName }),
  async run({ db, actor }, { name }) {
    if (actor.kind !== 'user') throw new ServiceError('ForbiddenException', 'Only a user has a name')
    const [user] = await db.update(users).set({ name }).where(eq(users.id, actor.userId)).returning()
    if (!user) throw new ServiceError('NotFoundException', 'There is no such user')
    return { id: user.id, email: user.email, name: user.name }
  },
  audit: ({ id, name }) => ({ resource: `/users/${id}`, detail: { name } }),
})
