import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, apps, auditRecords, configurationChanges, firstCalls, mails, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { acceptAppInvitation } from '../../portals/apps/accept-app-invitation.ts'
import { createApp } from '../../portals/apps/create-app.ts'
import { getApp } from '../../portals/apps/get-app.ts'
import { inviteAppMember } from '../../portals/apps/invite-app-member.ts'
import { createSubscription } from '../../portals/subscriptions/create-subscription.ts'
import { offerProduct } from '../../portals/testing/offer-product.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from '../access-keys/create-access-key.ts'
import { deleteUser } from './delete-user.ts'
import { describeUserDeletion } from './describe-user-deletion.ts'
import { exportUserData } from './export-user-data.ts'
import { signUp } from './sign-up.ts'
import { updateUser } from './update-user.ts'

const password = 'correct horse battery'

test('all goes, keys stop at once, shared apps go on, and the log keeps only the id', () =>
  withWorld(async (world) => {
    const { owner, db } = world
    const { product, freePlan } = await offerProduct(owner)
    const { ada, email, userId } = await newPerson(world)
    const subscribed = await createSubscription(ada, { productId: product.productId, usagePlanId: freePlan })
    const shared = await createApp(ada, { name: 'Shared', accountId: owner.accountId })
    await share(world, ada, shared.appId)
    const alone = await createApp(ada, { name: 'Half shared', accountId: owner.accountId })
    await share(world, ada, alone.appId, 'developer')
    await updateUser(ada, { name: 'Augusta Ada' })
    await db.insert(mails).values(mailTo(ada, userId, email))
    await db
      .insert(firstCalls)
      .values({ id: 'f', visitorId: 'v', productId: product.productId, userId, viewedAt: ada.now() })
    expect(await describeUserDeletion(ada, {})).toEqual({
      blockedBy: [],
      deleted: [
        { appId: subscribed.appId, name: 'Ada’s app', otherMembers: 0 },
        { appId: alone.appId, name: 'Half shared', otherMembers: 1 },
      ],
      left: [{ appId: shared.appId, name: 'Shared' }],
    })
    const [key] = await db.select().from(apiKeys).where(eq(apiKeys.appId, subscribed.appId))
    await db.delete(configurationChanges)
    await deleteUser(ada, { password })
    expect(await db.select().from(users).where(eq(users.id, userId))).toEqual([])
    expect(await db.select().from(configurationChanges)).toMatchObject([{ kind: 'api-key', key: key?.id }])
    expect((await db.select().from(apps)).map(({ name, userId: maker }) => [name, maker])).toEqual([
      ['Shared', idOf(world.consumer)],
    ])
    expect(await getApp(world.consumer, { appId: shared.appId })).toMatchObject({ role: 'owner', memberCount: 1 })
    expect((await db.select().from(firstCalls))[0]?.userId).toBeNull()
    const everything = JSON.stringify([await db.select().from(auditRecords), await db.select().from(mails)])
    expect(everything).toContain(`user:${userId}`)
    expect(everything).not.toContain(email)
    expect(everything).not.toContain('Augusta')
  }))

test('with the password only; who has none, right after signing in', () =>
  withWorld(async (world) => {
    const { consumer, db, passTime } = world
    const { ada } = await newPerson(world)
    for (const wrong of [{}, { password: 'wrong' }]) {
      await expect(deleteUser(ada, wrong)).rejects.toMatchObject({ fields: { password: expect.any(String) } })
    }
    await expect(deleteUser(consumer, {})).rejects.toThrow('Sign out and in again')
    await db
      .update(users)
      .set({ lastSignedInAt: consumer.now() })
      .where(eq(users.id, idOf(consumer)))
    passTime(10 * 60_000 + 1)
    await expect(deleteUser(consumer, {})).rejects.toThrow('Sign out and in again')
    await db
      .update(users)
      .set({ lastSignedInAt: consumer.now() })
      .where(eq(users.id, idOf(consumer)))
    expect(await deleteUser(consumer, {})).toEqual({ userId: idOf(consumer) })
    await expect(deleteUser(world.visitor, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

test('409 for the last owner of an account, who is told of which; a member’s access keys end', () =>
  withWorld(async ({ owner, as, db }) => {
    const recent = (context: Context) =>
      db
        .update(users)
        .set({ lastSignedInAt: context.now() })
        .where(eq(users.id, idOf(context)))
    await recent(owner)
    await expect(deleteUser(owner, {})).rejects.toMatchObject({
      failure: 'ConflictException',
      message: `You are the last owner of Account ${owner.accountId}. Make another member owner first`,
    })
    expect((await describeUserDeletion(owner, {})).blockedBy).toMatchObject([{ accountId: owner.accountId }])
    const developer = as('developer')
    const { accessKeyId } = await createAccessKey(developer, {})
    await recent(developer)
    await deleteUser(developer, {})
    expect(await db.select().from(configurationChanges)).toContainEqual(
      expect.objectContaining({ kind: 'access-key', key: accessKeyId }),
    )
  }))

test('an export has everything about its person, no secret, and nothing of others', () =>
  withWorld(async (world) => {
    const { owner, stranger, consumer, db } = world
    const { product, freePlan } = await offerProduct(owner)
    const { ada, email, userId } = await newPerson(world)
    const { appId } = await createSubscription(ada, { productId: product.productId, usagePlanId: freePlan })
    await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    await db.insert(mails).values(mailTo(ada, userId, email))
    const data = await exportUserData(ada, {})
    expect(data).toMatchObject({
      user: { id: userId, email, name: 'Ada', hasPassword: true },
      apps: [{ appId, role: 'owner', made: true, subscriptions: [{ product: 'Pets', plan: 'Free' }] }],
      mails: expect.arrayContaining([expect.objectContaining({ subject: 'Hello' })]),
    })
    expect(data.auditRecords.map(({ operation }) => operation)).toContain('CreateSubscription')
    const text = JSON.stringify(data)
    const [key] = await db.select().from(apiKeys).where(eq(apiKeys.appId, appId))
    expect(text).not.toContain(key?.valueHash)
    expect(text).not.toMatch(/scrypt|valueEncrypted|passwordHash/)
    for (const other of [owner, stranger, consumer]) expect(text).not.toContain(idOf(other))
  }))

async function newPerson(world: World) {
  const email = `${randomUUID()}@example.org`
  const { userId } = await signUp(world.visitor, { email, name: 'Ada', password })
  const ada: Context = { ...world.consumer, actor: { kind: 'user', userId } }
  return { ada, email, userId }
}

/** With the world's consumer. */
async function share({ consumer, db }: World, ada: Context, appId: string, role: 'owner' | 'developer' = 'owner') {
  const [user] = await db
    .select()
    .from(users)
    .where(eq(users.id, idOf(consumer)))
  const { token } = await inviteAppMember(ada, { appId, email: user?.email ?? '', role })
  await acceptAppInvitation(consumer, { token })
}

function mailTo(context: Context, userId: string, recipient: string): typeof mails.$inferInsert {
  const at = context.now()
  return {
    ...{ id: context.newId(20), accountId: '', userId, recipient, kind: 'welcome', isPrivate: false },
    ...{ subject: 'Hello', body: `Hello ${recipient}`, createdAt: at, dueAt: at, attempts: 0 },
  }
}

function idOf({ actor }: Context): string {
  return actor.kind === 'user' ? actor.userId : ''
}
