import { asc, eq } from 'drizzle-orm'
import { mails, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { mailBodyPurpose } from '../enqueue-mail.ts'

/** The mails to the user of a context, oldest first, with their texts. */
export async function readMails({ db, actor, secrets }: Context) {
  const userId = actor.kind === 'user' ? actor.userId : ''
  const rows = await db
    .select({ mail: mails })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.userId))
    .where(eq(mails.userId, userId))
    .orderBy(asc(mails.createdAt), asc(mails.id))
  return rows.map(({ mail }) => ({
    ...mail,
    body: mail.isPrivate ? secrets.decrypt(mail.body, mailBodyPurpose) : mail.body,
  }))
}

/** The token in the first link below a path: `/requests/decide/`. */
export function tokenIn(body: string, path: string): string {
  const [, token = ''] = new RegExp(`${path}([\\w.-]+)`).exec(body) ?? []
  return token
}
