import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { mails, users } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'
import { withCommittedWorld } from '../testing/with-committed-world.ts'
import { withWorld } from '../testing/with-world.ts'
import { enqueueMail } from './enqueue-mail.ts'
import { findRecipient } from './find-recipient.ts'
import { forgetOldMails } from './forget-old-mails.ts'
import { getMail } from './get-mail.ts'
import { listMails } from './list-mails.ts'
import { openMailTransport } from './mail-transport.ts'
import { retryMail } from './retry-mail.ts'
import { sendDueMails } from './send-due-mails.ts'
import { sendTestMail } from './send-test-mail.ts'
import { switchOffNotices } from './switch-off-notices.ts'
import { readMails, tokenIn } from './testing/read-mails.ts'
import { updateNoticeSettings } from './update-notice-settings.ts'

const closings: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closings.splice(0)) await close()
})

/** A real server that takes mails, or says no to them. */
async function openServer(answer: () => Error | undefined = () => undefined) {
  const received: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refusal = answer()
        const text = Buffer.concat(chunks).toString('utf8')
        if (!refusal) received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
        done(refusal)
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  closings.push(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Pets <api@example.com>',
    PUBLIC_URL: 'https://a.example',
  }
  const transport = openMailTransport(readSettings(env))
  if (!transport) throw new Error('SMTP_URL is set')
  closings.unshift(() => transport.close())
  return { received, transport }
}

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code })
}

async function me(context: Context) {
  return await findRecipient(context, context.actor.kind === 'user' ? context.actor.userId : '')
}

test('a mail is sent once, whole, with a sender, a stable id, and a way to end its kind', () =>
  withWorld(async ({ owner, db }) => {
    const { received, transport } = await openServer()
    const to = await me(owner)
    const id = await enqueueMail(owner, {
      kind: 'quotaReached',
      to,
      accountId: owner.accountId,
      values: { app: 'Ärger', plan: 'Free', provider: 'P', limit: 1000, periodEnd: new Date(0), appUrl: 'https://x' },
    })
    const send = () => sendDueMails({ ...owner, db, transport, random: () => 0 })
    expect(await send()).toEqual({ sent: 1, tried: 1 })
    expect(await send()).toEqual({ sent: 0, tried: 0 })
    expect(received).toHaveLength(1)
    const [mail] = received
    expect(mail?.to).toEqual([to.email])
    expect(mail?.text).toMatch(/^From: Pets <api@example\.com>/m)
    expect(mail?.text).toContain(`Message-ID: <${id}@a.example>`)
    expect(mail?.text).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost:3000\/notices\/off\//m)
    expect(mail?.text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(mail?.text).toMatch(/^Subject: =\?UTF-8\?/m)
    const [row] = await db.select().from(mails)
    expect(row).toMatchObject({ sentAt: owner.now(), attempts: 1, lastError: null })
  }))

test('nothing that somebody writes makes a header or another recipient', () =>
  withWorld(async ({ owner, db }) => {
    const { received, transport } = await openServer()
    const to = { ...(await me(owner)), name: 'Eve\r\nBcc: all@example.org\u2028\u202e' }
    const evil = 'x\r\nBcc: victim@example.org\r\n\r\nbody'
    const values = {
      person: evil,
      what: evil,
      email: 'e@example.org',
      reason: { quote: evil },
      product: evil,
      plan: evil,
    }
    await enqueueMail(owner, { kind: 'requestOpened', to, accountId: owner.accountId, values })
    await sendDueMails({ ...owner, db, transport, random: () => 0 })
    expect(received[0]?.to).toEqual([to.email])
    const [headers = ''] = received[0]?.text.split('\r\n\r\n') ?? []
    expect(headers).not.toMatch(/^Bcc/m)
    const [row] = await readMails(owner)
    expect(row?.subject).toBe('x Bcc: victim@example.org body asks for x Bcc: victim@example.org body')
    expect(row?.body).toContain('Hello Eve Bcc: all@example.org,')
    expect(row?.body).toContain('> Bcc: victim@example.org\n> \n> body')
  }))

test('a failure waits longer each time, more or less, and is given up after a day; it can be tried again by hand', () =>
  withWorld(async ({ owner, db, passTime }) => {
    let isDown = true
    const { received, transport } = await openServer(() => (isDown ? refusal(451, 'try later') : undefined))
    const { mailId = '' } = await sendTestMail(owner, {})
    const send = () => sendDueMails({ ...owner, db, transport, random: () => 0.5 })
    const waits: number[] = []
    for (let attempt = 0; attempt < 9; attempt++) {
      expect(await send()).toEqual({ sent: 0, tried: 1 })
      const { dueAt, state } = await getMail(owner, { mailId })
      expect(state).toBe('failing')
      waits.push((dueAt.getTime() - owner.now().getTime()) / 1000)
      passTime(dueAt.getTime() - owner.now().getTime())
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600])
    passTime(86_400_000)
    await send()
    expect(await getMail(owner, { mailId })).toMatchObject({
      state: 'given-up',
      lastError: expect.stringContaining('451'),
    })
    expect(await send()).toEqual({ sent: 0, tried: 0 })
    isDown = false
    await retryMail(owner, { mailId })
    expect(await send()).toEqual({ sent: 1, tried: 1 })
    expect(received).toHaveLength(1)
    await expect(retryMail(owner, { mailId })).rejects.toMatchObject({ failure: 'ConflictException' })
  }))

test('what the server refuses for good is given up at once', () =>
  withWorld(async ({ owner, db }) => {
    const { transport } = await openServer(() => refusal(550, 'no such mailbox'))
    const { mailId = '' } = await sendTestMail(owner, {})
    await sendDueMails({ ...owner, db, transport, random: () => 0 })
    expect(await getMail(owner, { mailId })).toMatchObject({ state: 'given-up' })
  }))

test('two nodes at the same time send no mail twice', () =>
  withCommittedWorld(async ({ owner, db }) => {
    const { received, transport } = await openServer()
    for (let count = 0; count < 30; count++) await sendTestMail(owner, {})
    const node = () => sendDueMails({ ...owner, db, transport, random: () => 0 })
    await Promise.all([node(), node(), node()])
    await node()
    expect(received).toHaveLength(30)
    await db.delete(mails).where(eq(mails.accountId, owner.accountId))
  }))

test('what is told once is told once; what the reader has switched off is not told', () =>
  withWorld(async ({ owner, visitor }) => {
    const mail = { kind: 'quotaWarning' as const, accountId: owner.accountId, onceKey: 'quota of today' }
    expect(await enqueueMail(owner, { ...mail, to: await me(owner) })).toBeDefined()
    expect(await enqueueMail(owner, { ...mail, to: await me(owner) })).toBeUndefined()
    const [row] = await readMails(owner)
    const token = tokenIn(row?.body ?? '', '/notices/off/')
    expect(await switchOffNotices(visitor, { token })).toMatchObject({ topic: 'quota' })
    expect(await enqueueMail(owner, { ...mail, to: await me(owner), onceKey: 'another' })).toBeUndefined()
    await expect(switchOffNotices(visitor, { token: `${token}x` })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    await updateNoticeSettings(owner, { topics: ['quota'], locale: 'de' })
    await enqueueMail(owner, { ...mail, to: await me(owner), onceKey: 'another', values: { app: 'A', percent: 80 } })
    expect((await readMails(owner)).map(({ subject }) => subject)).toContain('A hat 80 % des Kontingents verbraucht')
    // Mails about the account itself have no switch.
    await updateNoticeSettings(owner, { topics: [] })
    expect(await enqueueMail(owner, { kind: 'test', to: await me(owner), accountId: owner.accountId })).toBeDefined()
  }))

test('the outbox is the account’s own; a mail with links in somebody’s name shows its text to nobody else', () =>
  withWorld(async ({ owner, as, stranger, db }) => {
    const mailId = await enqueueMail(owner, { kind: 'requestOpened', to: await me(owner), accountId: owner.accountId })
    const [row] = await db.select().from(mails)
    expect(row?.body).toMatch(/^v1\./)
    const input = { mailId: mailId ?? '' }
    expect((await getMail(owner, input)).body).toContain('Hello owner')
    expect((await getMail(as('admin'), input)).body).toBeUndefined()
    await expect(getMail(as('developer'), input)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(getMail(stranger, input)).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect((await listMails(stranger, {})).items).toEqual([])
    expect(await listMails(owner, { state: 'waiting' })).toMatchObject({ items: [{ mailId }], isConfigured: false })
    expect((await listMails(owner, { state: 'sent' })).items).toEqual([])
  }))

test('mails are forgotten after 30 days, but not that they were sent', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const mail = { kind: 'quotaWarning' as const, accountId: owner.accountId, onceKey: 'once' }
    await enqueueMail(owner, { ...mail, to: await me(owner) })
    await sendTestMail(owner, {})
    passTime(29 * 86_400_000)
    await forgetOldMails(db, owner.now())
    expect((await listMails(owner, {})).items).toHaveLength(2)
    passTime(2 * 86_400_000)
    await forgetOldMails(db, owner.now())
    expect((await listMails(owner, {})).items).toEqual([])
    expect(await db.select().from(mails)).toMatchObject([{ onceKey: 'once', recipient: '', body: '' }])
    expect(await enqueueMail(owner, { ...mail, to: await me(owner) })).toBeUndefined()
    expect(await db.select().from(users).where(eq(users.name, 'owner'))).not.toEqual([])
  }))
