import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords, members } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { signToken } from '../../mail/signed-token.ts'
import { readMails, tokenIn } from '../../mail/testing/read-mails.ts'
import { createSecrets } from '../../secrets.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { getApp } from '../apps/get-app.ts'
import { askForPlan, offerWithApproval } from '../testing/ask-for-plan.ts'
import { decideByLink } from './decide-by-link.ts'
import { describeDecisionLink } from './describe-decision-link.ts'
import { getAccessRequest } from './get-access-request.ts'

/** The two links in the mail to an admin about a new request. */
async function linksOf(world: World, admin: Context) {
  const { productId, freePlan } = await offerWithApproval(world)
  const asked = await askForPlan(world.consumer, { productId, usagePlanId: freePlan })
  const [mail] = await readMails(admin)
  const token = (word: string) => tokenIn(mail?.body ?? '', `${word}: http://localhost:3000/requests/decide/`)
  return { asked, approve: token('Approve'), deny: token('Deny') }
}

test('opening the link changes nothing; pressing the button decides, as the admin whom the mail was for', () =>
  withWorld(async (world) => {
    const { as, owner, visitor, consumer, db } = world
    const admin = as('admin')
    const { asked, approve } = await linksOf(world, admin)
    expect(await describeDecisionLink(visitor, { token: approve })).toMatchObject({
      decision: 'approve',
      adminName: 'admin',
      request: { status: 'pending', person: { name: 'consumer' } },
    })
    expect(await getAccessRequest(owner, asked)).toMatchObject({ status: 'pending' })
    await decideByLink(visitor, { token: approve })
    expect(await getApp(consumer, { appId: asked.appId })).toMatchObject({ subscriptions: [{}] })
    expect(await getAccessRequest(owner, asked)).toMatchObject({ status: 'approved', decision: { by: 'admin' } })
    const [record] = await db.select().from(auditRecords).where(eq(auditRecords.operation, 'ApproveAccessRequest'))
    const adminId = admin.actor.kind === 'user' ? admin.actor.userId : ''
    expect(record).toMatchObject({ accountId: owner.accountId, actor: `user:${adminId}`, detail: { by: 'mail' } })
  }))

test('once: the second press, and the other link, are told what was decided', () =>
  withWorld(async (world) => {
    const { owner, visitor } = world
    const { approve, deny } = await linksOf(world, owner)
    await decideByLink(visitor, { token: deny, reason: 'Not now' })
    for (const token of [deny, approve]) {
      await expect(decideByLink(visitor, { token, reason: 'x' })).rejects.toMatchObject({
        failure: 'ConflictException',
        message: 'This request was denied already, by owner',
      })
    }
    expect(await describeDecisionLink(visitor, { token: approve })).toMatchObject({ request: { status: 'denied' } })
  }))

test('a denial by link needs its reason too', () =>
  withWorld(async (world) => {
    const { owner, visitor } = world
    const { deny } = await linksOf(world, owner)
    await expect(decideByLink(visitor, { token: deny })).rejects.toMatchObject({ failure: 'BadRequestException' })
  }))

test('404 once its reader is no admin of the account any more: removed, or of a lower role', () =>
  withWorld(async (world) => {
    const { as, visitor, db } = world
    const admin = as('admin')
    const { approve } = await linksOf(world, admin)
    const userId = admin.actor.kind === 'user' ? admin.actor.userId : ''
    await db.update(members).set({ role: 'developer' }).where(eq(members.userId, userId))
    await expect(decideByLink(visitor, { token: approve })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await db.delete(members).where(eq(members.userId, userId))
    await expect(describeDecisionLink(visitor, { token: approve })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
  }))

test('404 after seven days', () =>
  withWorld(async (world) => {
    const { owner, visitor, passTime } = world
    const { approve } = await linksOf(world, owner)
    passTime(7 * 86_400_000)
    await expect(decideByLink(visitor, { token: approve })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('404 for what was not signed here, for this purpose, with exactly these claims', () =>
  withWorld(async (world) => {
    const { owner, visitor } = world
    const { secrets, now } = owner
    const { asked, approve } = await linksOf(world, owner)
    const userId = owner.actor.kind === 'user' ? owner.actor.userId : ''
    const claims = { accessRequestId: asked.accessRequestId, userId, decision: 'approve' }
    const later = new Date(now().getTime() + 1000)
    const [payload = '', signature = ''] = approve.split('.')
    const other = Buffer.from(payload, 'base64url').toString('utf8').replace('"approve"', '"deny"')
    for (const token of [
      '',
      '.',
      'x.y',
      payload,
      `${payload}.`,
      `${payload}.${signature.slice(0, -4)}`,
      `${payload}.${signature}.x`,
      `${Buffer.from(other).toString('base64url')}.${signature}`,
      signToken(secrets, 'confirm-address', claims, later),
      signToken(createSecrets('another secret of another place'), 'decide-access-request', claims, later),
      signToken(secrets, 'decide-access-request', { ...claims, userId: 'nobody' }, later),
      signToken(secrets, 'decide-access-request', { ...claims, decision: 'delete' }, later),
      signToken(secrets, 'decide-access-request', claims, now()),
    ]) {
      await expect(decideByLink(visitor, { token, reason: 'x' })).rejects.toMatchObject({
        failure: 'NotFoundException',
      })
    }
  }))
