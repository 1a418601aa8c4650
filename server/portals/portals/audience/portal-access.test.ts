import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mails, portalMembers, users } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { mailBodyPurpose } from '#server/mail/enqueue-mail.ts'
import { readMails } from '#server/mail/testing/read-mails.ts'
import { readSettings } from '#server/settings.ts'
import { type World, withWorld } from '#server/testing/with-world.ts'
import { approveAccessRequest } from '../../access-requests/approve-access-request.ts'
import { countAccessRequests } from '../../access-requests/count-access-requests.ts'
import { denyAccessRequest } from '../../access-requests/deny-access-request.ts'
import { getAccessRequest } from '../../access-requests/get-access-request.ts'
import { listAccessRequests } from '../../access-requests/list-access-requests.ts'
import { listMyAccessRequests } from '../../access-requests/list-my-access-requests.ts'
import { undoAccessDecision } from '../../access-requests/undo-access-decision.ts'
import { addConsumer } from '../../testing/ask-for-plan.ts'
import { deletePortal } from '../delete-portal.ts'
import { enterPortal } from '../serving/enter-portal.ts'
import { publishedPortal } from '../testing/published-portal.ts'
import { acceptPortalInvitation } from './accept-portal-invitation.ts'
import { inviteToPortal } from './invite-to-portal.ts'
import { requestPortalAccess } from './request-portal-access.ts'

async function doorOf(context: Context, portal: string): Promise<string> {
  return (await enterPortal(context, { portal })).state
}

/** A portal that is entered on request, and somebody who asks. */
async function asked(world: World, email = 'ada@example.org') {
  const portal = await publishedPortal(world.owner, { access: 'request' })
  const ada = await addConsumer(world, { email, name: 'Ada' })
  const { accessRequestId, status } = await requestPortalAccess(ada, { slug: portal.slug, reason: 'To read the tides' })
  expect(status).toBe('pending')
  return { ...portal, ada, accessRequestId }
}

test('who asks to enter a portal is in the inbox with the reason, and enters once approved', () =>
  withWorld(async (world) => {
    const { owner } = world
    const { ada, accessRequestId, slug, portalId } = await asked(world)
    expect(await doorOf(ada, slug)).toBe('barred')
    expect((await listAccessRequests(owner, {})).items).toMatchObject([
      { accessRequestId, kind: 'portal', product: undefined, portal: { portalId }, reason: 'To read the tides' },
    ])
    expect(await getAccessRequest(owner, { accessRequestId })).toMatchObject({ portal: { slug }, plan: undefined })
    const [toOwner] = await readMails(owner)
    expect(toOwner?.subject).toContain('Acme Developers')
    expect(toOwner?.body).toContain('> To read the tides')
    await approveAccessRequest(owner, { accessRequestId })
    expect(await doorOf(ada, slug)).toBe('open')
    expect((await readMails(ada)).map(({ kind }) => kind).toSorted()).toEqual(['requestApproved', 'requestReceived'])
    const told = (await readMails(ada)).find(({ kind }) => kind === 'requestApproved')
    expect(told?.body).toContain(`/portals/${slug}`)
    await expect(requestPortalAccess(ada, { slug })).rejects.toMatchObject({ failure: 'ConflictException' })
  }))

test('an approval is undone wholly: outside again, the request open, and no mail', () =>
  withWorld(async (world) => {
    const { owner, db, passTime } = world
    const { ada, accessRequestId, slug } = await asked(world)
    await approveAccessRequest(owner, { accessRequestId })
    passTime(10_000)
    expect(await undoAccessDecision(owner, { accessRequestId })).toMatchObject({
      status: 'pending',
      undone: 'approved',
    })
    expect(await doorOf(ada, slug)).toBe('barred')
    expect(await countAccessRequests(owner, {})).toMatchObject({ pending: 1 })
    expect(await db.select().from(mails).where(eq(mails.kind, 'requestApproved'))).toEqual([])
    await denyAccessRequest(owner, { accessRequestId, reason: 'Only for harbour masters' })
    expect(await doorOf(ada, slug)).toBe('barred')
    const { items } = await listMyAccessRequests(ada, {})
    expect(items).toMatchObject([{ status: 'denied', decision: { reason: 'Only for harbour masters' } }])
    passTime(16_000)
    await expect(undoAccessDecision(owner, { accessRequestId })).rejects.toMatchObject({ failure: 'ConflictException' })
  }))

test('undoing leaves the invitation that was there before, and it still lets in', () =>
  withWorld(async (world) => {
    const { owner, db } = world
    const { ada, accessRequestId, slug, portalId } = await asked(world)
    const { invitations } = await inviteToPortal(owner, { portalId, emails: ['ada@example.org'] })
    world.passTime(1000)
    await approveAccessRequest(owner, { accessRequestId })
    expect(await doorOf(ada, slug)).toBe('open')
    await undoAccessDecision(owner, { accessRequestId })
    expect(await doorOf(ada, slug)).toBe('barred')
    const isAdas = and(eq(portalMembers.portalId, portalId), eq(portalMembers.email, 'ada@example.org'))
    expect(await db.select().from(portalMembers).where(isAdas)).toMatchObject([{ userId: null }])
    const token = new URL(invitations[0]?.url ?? '').searchParams.get('token') ?? ''
    await acceptPortalInvitation(ada, { token })
    expect(await doorOf(ada, slug)).toBe('open')
  }))

test('an approval takes nobody’s place: who came in by that address’s link stays', () =>
  withWorld(async (world) => {
    const { owner } = world
    const { ada, accessRequestId, slug, portalId } = await asked(world)
    const { invitations } = await inviteToPortal(owner, { portalId, emails: ['ada@example.org'] })
    const bob = await addConsumer(world, { email: 'bob@example.org' })
    const token = new URL(invitations[0]?.url ?? '').searchParams.get('token') ?? ''
    await acceptPortalInvitation(bob, { token })
    world.passTime(1000)
    await approveAccessRequest(owner, { accessRequestId })
    expect([await doorOf(ada, slug), await doorOf(bob, slug)]).toEqual(['open', 'open'])
    await undoAccessDecision(owner, { accessRequestId })
    expect([await doorOf(ada, slug), await doorOf(bob, slug)]).toEqual(['barred', 'open'])
  }))

test('a portal that is deleted takes its requests along, and those of others stay', () =>
  withWorld(async (world) => {
    const { owner, stranger } = world
    const { accessRequestId, portalId, ada } = await asked(world)
    const theirs = await publishedPortal(stranger, { access: 'request' })
    const kept = await requestPortalAccess(ada, { slug: theirs.slug })
    await deletePortal(owner, { portalId })
    expect((await listAccessRequests(owner, { status: 'all' })).items).toEqual([])
    await expect(approveAccessRequest(owner, { accessRequestId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    const { items } = await listMyAccessRequests(ada, {})
    expect(items).toMatchObject([{ accessRequestId: kept.accessRequestId, status: 'pending' }])
  }))

test('404 for a portal that is not entered on request, and for another account that would decide', () =>
  withWorld(async (world) => {
    const { owner, consumer, stranger } = world
    const { slug } = await publishedPortal(owner, { access: 'invitation' })
    await expect(requestPortalAccess(consumer, { slug })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(requestPortalAccess(consumer, { slug: 'nowhere' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    const { accessRequestId } = await asked(world)
    await expect(approveAccessRequest(stranger, { accessRequestId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
  }))

test('an invitation is mailed with its link, in the language of who has the address already, to be read by nobody else', () =>
  withWorld(async (world) => {
    const { owner, db } = world
    const settings = readSettings({ SMTP_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: 'portal@example.org' })
    const sending = { ...owner, settings }
    const known = await addConsumer(world, { email: 'clara@example.org', name: 'Clara' })
    await db.update(users).set({ locale: 'de' }).where(eq(users.email, 'clara@example.org'))
    const { portalId, slug } = await publishedPortal(owner, { access: 'invitation' })
    const emails = ['clara@example.org', 'new@example.org', 'clara@example.org']
    const { invitations } = await inviteToPortal(sending, { portalId, emails })
    expect(invitations).toMatchObject([
      { email: 'clara@example.org', isMailed: true },
      { email: 'new@example.org', isMailed: true },
    ])
    const [toClara] = await readMails(known)
    expect(toClara).toMatchObject({ kind: 'portalInvitation', isPrivate: true, unsubscribeUrl: null })
    expect(toClara?.subject).toContain('lädt Sie ein')
    expect(toClara?.body).toContain(invitations[0]?.url)
    const [toNew] = await db.select().from(mails).where(eq(mails.recipient, 'new@example.org'))
    expect(toNew?.subject).toContain('invites you to Acme Developers')
    const body = owner.secrets.decrypt(toNew?.body ?? '', mailBodyPurpose)
    expect(body).toContain(invitations[1]?.url)
    expect(body).not.toMatch(/\{\w+\}|undefined/)
    const token = new URL(invitations[1]?.url ?? '').searchParams.get('token') ?? ''
    expect((await acceptPortalInvitation(world.consumer, { token })).slug).toBe(slug)
  }))

test('without a mail server nothing is written: the link is there to be passed on', () =>
  withWorld(async ({ owner, db }) => {
    const { portalId } = await publishedPortal(owner, { access: 'invitation' })
    const { invitations } = await inviteToPortal(owner, { portalId, emails: ['new@example.org'] })
    expect(invitations).toMatchObject([{ isMailed: false, url: expect.stringContaining('token=') }])
    expect(await db.select().from(mails).where(eq(mails.kind, 'portalInvitation'))).toEqual([])
  }))
