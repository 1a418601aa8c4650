import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { appMembers, apps, auditRecords, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { deleteSubscription } from '../subscriptions/delete-subscription.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { acceptAppInvitation } from './accept-app-invitation.ts'
import type { AppRole } from './app-role.ts'
import { changeAppMember } from './change-app-member.ts'
import { deleteApp } from './delete-app.ts'
import { getApp } from './get-app.ts'
import { getAppInvitation } from './get-app-invitation.ts'
import { getAppUsage } from './get-app-usage.ts'
import { inviteAppMember, membersPerApp } from './invite-app-member.ts'
import { listAppMembers } from './list-app-members.ts'
import { listApps } from './list-apps.ts'
import { removeAppMember } from './remove-app-member.ts'
import { renameApp } from './rename-app.ts'
import { retireAppKey } from './retire-app-key.ts'
import { revealAppKey } from './reveal-app-key.ts'
import { revokeAppKey } from './revoke-app-key.ts'
import { rotateAppKey } from './rotate-app-key.ts'
import { setAppKeyExpiry } from './set-app-key-expiry.ts'
import { transferApp } from './transfer-app.ts'
import { withdrawAppInvitation } from './withdraw-app-invitation.ts'

const forbidden = { failure: 'ForbiddenException' }
const notFound = { failure: 'NotFoundException' }
const conflict = { failure: 'ConflictException' }

test('who is asked by address joins with the link, once; others with the link do not', () =>
  withWorld(async (world) => {
    const { consumer, stranger, visitor, db, passTime } = world
    const { appId } = await subscribe(world)
    const ada = await person(world)
    const email = (await emailOf(world, ada)).toUpperCase()
    passTime(1)
    const { token, appName } = await inviteAppMember(consumer, { appId, email, role: 'developer' })
    expect((await listAppMembers(consumer, { appId })).invitations).toMatchObject([{ role: 'developer' }])
    await expect(getAppInvitation(stranger, { token })).rejects.toMatchObject(forbidden)
    await expect(acceptAppInvitation(stranger, { token })).rejects.toMatchObject(forbidden)
    await expect(acceptAppInvitation(visitor, { token })).rejects.toMatchObject(forbidden)
    expect(await getAppInvitation(ada, { token })).toMatchObject({ appName, role: 'developer' })
    expect(await acceptAppInvitation(ada, { token })).toMatchObject({ appId, role: 'developer' })
    await expect(acceptAppInvitation(ada, { token })).rejects.toMatchObject(notFound)
    expect((await listApps(ada, {})).items).toMatchObject([{ appId, role: 'developer', memberCount: 2 }])
    expect(await listAppMembers(ada, { appId })).toMatchObject({
      items: [
        { role: 'owner', isYou: false },
        { role: 'developer', isYou: true },
      ],
      invitations: [],
    })
    const log = JSON.stringify(await db.select().from(auditRecords))
    expect(log).toContain('AcceptAppInvitation')
    expect(log).not.toContain(token)
  }))

test('a link ends after a week, when it is taken back, and when the same address is asked again', () =>
  withWorld(async (world) => {
    const { consumer, passTime } = world
    const { appId } = await subscribe(world)
    const ada = await person(world)
    const email = await emailOf(world, ada)
    const ask = () => inviteAppMember(consumer, { appId, email, role: 'viewer' })
    const first = await ask()
    const second = await ask()
    await expect(acceptAppInvitation(ada, { token: first.token })).rejects.toMatchObject(notFound)
    await withdrawAppInvitation(consumer, { appId, invitationId: second.invitationId })
    await expect(withdrawAppInvitation(consumer, { appId, invitationId: second.invitationId })).rejects.toMatchObject(
      notFound,
    )
    await expect(acceptAppInvitation(ada, { token: second.token })).rejects.toMatchObject(notFound)
    const third = await ask()
    passTime(7 * 86_400_000)
    await expect(acceptAppInvitation(ada, { token: third.token })).rejects.toMatchObject(notFound)
    expect((await listAppMembers(consumer, { appId })).invitations).toEqual([])
  }))

test('a viewer sees usage but no secret and changes nothing; a developer does all but decide about people', () =>
  withWorld(async (world) => {
    const { consumer } = world
    const { appId, subscriptionId } = await subscribe(world)
    const viewer = await join(world, appId, 'viewer')
    const developer = await join(world, appId, 'developer')
    expect(await getAppUsage(viewer, { appId })).toMatchObject({ limits: [{ usagePlanName: 'Free' }] })
    expect(await getApp(viewer, { appId })).toMatchObject({ role: 'viewer', memberCount: 3 })
    for (const call of [
      () => revealAppKey(viewer, { appId }),
      () => rotateAppKey(viewer, { appId }),
      () => retireAppKey(viewer, { appId }),
      () => revokeAppKey(viewer, { appId }),
      () => setAppKeyExpiry(viewer, { appId, expiresAt: null }),
      () => renameApp(viewer, { appId, name: 'Mine' }),
      () => deleteSubscription(viewer, { subscriptionId }),
      () => deleteApp(developer, { appId }),
      () => inviteAppMember(developer, { appId, email: 'x@example.org', role: 'viewer' }),
      () => changeAppMember(developer, { appId, userId: idOf(developer), role: 'owner' }),
      () => removeAppMember(developer, { appId, userId: idOf(viewer) }),
      () => transferApp(developer, { appId, userId: idOf(viewer) }),
    ]) {
      await expect(call()).rejects.toMatchObject(forbidden)
    }
    expect(await revealAppKey(developer, { appId })).toEqual(await revealAppKey(consumer, { appId }))
    await renameApp(developer, { appId, name: 'Ours' })
    await deleteSubscription(developer, { subscriptionId })
  }))

test('the last owner neither leaves nor steps down, but hands over; the maker’s going takes nothing along', () =>
  withWorld(async (world) => {
    const { consumer, db } = world
    const { appId } = await subscribe(world)
    const ada = await join(world, appId, 'viewer')
    const leave = (who: Context) => removeAppMember(who, { appId, userId: idOf(who) })
    await expect(leave(consumer)).rejects.toMatchObject(conflict)
    await expect(changeAppMember(consumer, { appId, userId: idOf(consumer), role: 'viewer' })).rejects.toMatchObject(
      conflict,
    )
    await expect(transferApp(consumer, { appId, userId: idOf(consumer) })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
    await transferApp(consumer, { appId, userId: idOf(ada) })
    expect(await getApp(consumer, { appId })).toMatchObject({ role: 'developer' })
    expect(await leave(consumer)).toMatchObject({ isLeaving: true, previousRole: 'developer' })
    await expect(getApp(consumer, { appId })).rejects.toMatchObject(notFound)
    await db.delete(users).where(eq(users.id, idOf(consumer)))
    expect(await getApp(ada, { appId })).toMatchObject({ role: 'owner', memberCount: 1 })
  }))

test('an owner changes roles and takes people out; a maker who is taken out leaves the app with the other owner', () =>
  withWorld(async (world) => {
    const { consumer, db } = world
    const { appId } = await subscribe(world)
    const ada = await join(world, appId, 'viewer')
    await changeAppMember(consumer, { appId, userId: idOf(ada), role: 'owner' })
    await removeAppMember(ada, { appId, userId: idOf(consumer) })
    expect(await db.select().from(apps).where(eq(apps.id, appId))).toMatchObject([{ userId: idOf(ada) }])
    expect(await db.select().from(appMembers).where(eq(appMembers.appId, appId))).toHaveLength(1)
    await expect(removeAppMember(ada, { appId, userId: idOf(consumer) })).rejects.toMatchObject(notFound)
  }))

test('409 for who shares the app already, and for one person too many', () =>
  withWorld(async (world) => {
    const { consumer } = world
    const { appId } = await subscribe(world)
    const ask = (email: string) => inviteAppMember(consumer, { appId, email, role: 'viewer' })
    await expect(ask(await emailOf(world, consumer))).rejects.toMatchObject({
      ...conflict,
      fields: { email: 'They share the app already, as owner' },
    })
    for (let asked = 1; asked < membersPerApp; asked++) await ask(`p${asked}@example.org`)
    await expect(ask('more@example.org')).rejects.toMatchObject(conflict)
    expect(await ask('p1@example.org')).toBeDefined()
  }))

async function subscribe({ owner, consumer }: World) {
  const { product, freePlan } = await offerProduct(owner)
  return await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
}

async function person({ consumer, db }: World): Promise<Context> {
  const userId = randomUUID()
  await db.insert(users).values({ id: userId, email: `${userId}@example.org`, name: 'Ada', createdAt: consumer.now() })
  return { ...consumer, actor: { kind: 'user', userId } }
}

async function join(world: World, appId: string, role: AppRole): Promise<Context> {
  const context = await person(world)
  const { token } = await inviteAppMember(world.consumer, { appId, email: await emailOf(world, context), role })
  await acceptAppInvitation(context, { token })
  return context
}

function idOf({ actor }: Context): string {
  return actor.kind === 'user' ? actor.userId : ''
}

async function emailOf({ db }: World, context: Context): Promise<string> {
  const [user] = await db
    .select()
    .from(users)
    .where(eq(users.id, idOf(context)))
  return user?.email ?? ''
}
