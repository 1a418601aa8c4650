import { z } from 'zod'
import { query } from '../operation.ts'
import { mailBodyPurpose } from './enqueue-mail.ts'
import { findMail } from './find-mail.ts'
import { mailOf } from './mail.ts'

/** One mail with its text; without it where it has a link that acts in the name of somebody else than the reader. */
export const getMail = query({
  name: 'GetMail',
  permission: 'mails:read',
  input: z.object({ mailId: z.string() }),
  async run(context, { mailId }) {
    const row = await findMail(context, mailId)
    return { ...mailOf(row), body: bodyFor(context, row) }
  },
})

function bodyFor(
  { actor, secrets }: Parameters<typeof findMail>[0],
  row: Awaited<ReturnType<typeof findMail>>,
): string | undefined {
  if (!row.isPrivate) return row.body
  return actor.kind === 'user' && actor.userId === row.userId ? secrets.decrypt(row.body, mailBodyPurpose) : undefined
}
