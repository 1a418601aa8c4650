import { inspect } from 'node:util'
import { newId } from '../new-id.ts'
import type { Runtime } from '../runtime.ts'
import type { MailContext } from './enqueue-mail.ts'
import { forgetOldMails } from './forget-old-mails.ts'
import { openMailTransport } from './mail-transport.ts'
import { notifyDeprecations } from './notify-deprecations.ts'
import { notifyQuotaUse } from './notify-quota-use.ts'
import { sendDueMails } from './send-due-mails.ts'

const sendEveryMs = 5_000
const noticeEveryMs = 5 * 60_000

/**
 * Sends what is due every few seconds, where there is a server to send it; looks for what consumers have to be told, and
 * forgets old mails, every five minutes. A node that fails at it says so and tries again.
 * @returns what stops it, once what is under way has ended.
 */
export function startMail({ settings, secrets, database }: Runtime, log: (line: string) => void): () => Promise<void> {
  const now = () => new Date()
  const { db } = database
  const context: MailContext = { db, now, newId, settings, secrets }
  const transport = openMailTransport(settings)
  const notices = everySoOften(noticeEveryMs, log, async () => {
    await notifyQuotaUse(context)
    await notifyDeprecations(context)
    await forgetOldMails(db, now())
  })
  const sending =
    transport &&
    everySoOften(sendEveryMs, log, async () => {
      await sendDueMails({ db, secrets, transport, now, random: Math.random })
    })
  return async () => {
    await Promise.all([notices(), sending?.()])
    transport?.close()
  }
}

/** Works, then waits: never twice at a time. @returns what ends it. */
function everySoOften(waitMs: number, log: (line: string) => void, work: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let isOver = false
  const run = () => {
    running = work()
      .catch((error: unknown) => log(`Mail: ${inspect(error)}`))
      .then(() => {
        if (!isOver) timer = setTimeout(run, waitMs).unref()
      })
  }
  timer = setTimeout(run, waitMs).unref()
  return async () => {
    isOver = true
    clearTimeout(timer)
    await running
  }
}
