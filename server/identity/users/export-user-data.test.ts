import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  accessKeys,
  appInvitations,
  auditRecords,
  groupMembers,
  mails,
  usage,
  userIdentities,
  users,
} from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { approveAccessRequest } from '../../portals/access-requests/approve-access-request.ts'
import { askAccessQuestion } from '../../portals/access-requests/ask-access-question.ts'
import { acceptAppInvitation } from '../../portals/apps/accept-app-invitation.ts'
import { createApp } from '../../portals/apps/create-app.ts'
import { getApp } from '../../portals/apps/get-app.ts'
import { inviteAppMember } from '../../portals/apps/invite-app-member.ts'
import { addGroupMembers } from '../../portals/groups/add-group-members.ts'
import { createGroup } from '../../portals/groups/create-group.ts'
import { createSubscription } from '../../portals/subscriptions/create-subscription.ts'
import { addConsumer, askForPlan, offerWithApproval } from '../../portals/testing/ask-for-plan.ts'
import { offerProduct } from '../../portals/testing/offer-product.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from '../access-keys/create-access-key.ts'
import { deleteUser } from './delete-user.ts'
import { describeUserDeletion } from './describe-user-deletion.ts'
import { exportUserData } from './export-user-data.ts'

const email = 'ada@example.net'

test('only who is signed in and still there has data to take along or to delete', () =>
  withWorld(async (world) => {
    const gone = await addConsumer(world, { email })
    await world.db.delete(users).where(eq(users.email, email))
    for (const ask of [exportUserData, describeUserDeletion, deleteUser]) {
      await expect(ask(world.visitor, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
      await expect(ask(gone, {})).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
  }))

test('a person without anything exports empty lists', () =>
  withWorld(async (world) => {
    const ada = await addConsumer(world, { email })
    const { exportedAt, user, ...lists } = await exportUserData(ada, {})
    expect(exportedAt).toEqual(ada.now())
    expect(user).toMatchObject({ id: idOf(ada), email, hasPassword: false, emailVerifiedAt: null })
    for (const [name, list] of Object.entries(lists)) expect([name, list]).toEqual([name, []])
  }))

test('a member’s export names accounts, identities and access keys, without the keys’ secrets', () =>
  withWorld(async ({ as, db, owner }) => {
    const developer = as('developer')
    const userId = idOf(developer)
    const { accessKeyId, secretAccessKey } = await createAccessKey(developer, { description: 'CI' })
    await createAccessKey(owner, {})
    await db.insert(userIdentities).values({ issuer: 'https://id.example.com', subject: 'ada-1', userId })
    const data = await exportUserData(developer, {})
    expect(data).toMatchObject({
      identities: [{ issuer: 'https://id.example.com', subject: 'ada-1' }],
      accounts: [{ accountId: owner.accountId, role: 'developer' }],
      accessKeys: [{ accessKeyId, accountId: owner.accountId, description: 'CI' }],
    })
    const [key] = await db.select().from(accessKeys).where(eq(accessKeys.id, accessKeyId))
    expect(JSON.stringify(data)).not.toContain(secretAccessKey)
    for (const [column, value] of Object.entries(key ?? {})) {
      if (/secret/i.test(column)) expect(JSON.stringify(data)).not.toContain(String(value))
    }
  }))

test('a shared app is in the exports of all of its people, with their own roles and its usage', () =>
  withWorld(async (world) => {
    const { owner, consumer, db } = world
    const { product, freePlan, stage } = await offerProduct(owner)
    const made = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    const { appId } = made
    const ada = await addConsumer(world, { email, isVerified: true })
    const { token } = await inviteAppMember(consumer, { appId, email, role: 'viewer' })
    await acceptAppInvitation(ada, { token })
    const before = await exportUserData(ada, {})
    const [key] = before.apps[0]?.keys ?? []
    const hour = new Date(Date.UTC(2026, 10, 22, 11))
    const counted = { admitted: 3, throttled: 1, quotaExceeded: 0, refused: 2 }
    await db.insert(usage).values({
      ...{
        accountId: owner.accountId,
        usagePlanId: freePlan,
        apiKeyId: key?.apiKeyId ?? '',
        ...stage,
        hour,
        ...counted,
      },
      ...{ clientErrors: 0, serverErrors: 0, latencyMs: 5 },
    })
    expect((await exportUserData(ada, {})).apps).toMatchObject([
      {
        ...{ appId, role: 'viewer', made: false, provider: `Account ${owner.accountId}` },
        ...{ subscriptions: [{ product: 'Pets', plan: 'Free' }], usage: [counted] },
      },
    ])
    expect((await exportUserData(consumer, {})).apps).toMatchObject([{ appId, role: 'owner', made: true }])
    expect((await exportUserData(world.stranger, {})).apps).toEqual([])
  }))

test('requests are exported as their maker sees them: without who at the provider asked and decided', () =>
  withWorld(async (world) => {
    const { owner } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const ada = await addConsumer(world, { email })
    const { accessRequestId } = await askForPlan(ada, { productId, usagePlanId: freePlan, reason: 'For my shop' })
    await askAccessQuestion(owner, { accessRequestId, question: 'Which shop?' })
    await approveAccessRequest(owner, { accessRequestId })
    const data = await exportUserData(ada, {})
    expect(data.accessRequests).toMatchObject([
      { id: accessRequestId, status: 'approved', reason: 'For my shop', decidedAt: ada.now() },
    ])
    expect(data.accessRequests[0]?.messages).toMatchObject([{ from: 'admin', text: 'Which shop?' }])
    expect(JSON.stringify(data)).not.toContain(idOf(owner))
    expect(data.accessRequests[0]).not.toHaveProperty('decidedByRule')
  }))

test('an address that is not proven exports nothing that is kept for that address', () =>
  withWorld(async (world) => {
    const eve = await addConsumer(world, { email })
    await keepFor(world, email)
    const empty = { groups: [], appInvitations: [], mails: [], portals: [] }
    expect(await exportUserData(eve, {})).toMatchObject(empty)
    await world.db.update(users).set({ emailVerifiedAt: eve.now() }).where(eq(users.email, email))
    expect(await exportUserData(eve, {})).toMatchObject({
      groups: [{ group: 'Partners', accountId: world.owner.accountId }],
      appInvitations: [{ role: 'developer' }],
      mails: expect.arrayContaining([expect.objectContaining({ subject: 'Come in' })]),
    })
  }))

test.each([
  ['not proven', false, 1],
  ['proven', true, 0],
] as const)('deleting a user whose address is %s (%j) leaves %i of what is kept for it', (_, isVerified, left) =>
  withWorld(async (world) => {
    const { db } = world
    const person = await addConsumer(world, { email, isVerified })
    await keepFor(world, email)
    await keepFor(world, 'other@example.net')
    await signInNow(world, person)
    await deleteUser(person, {})
    const count = async (address: string) => [
      await db.$count(groupMembers, eq(groupMembers.email, address)),
      await db.$count(appInvitations, eq(appInvitations.email, address)),
      await db.$count(mails, eq(mails.recipient, address)),
    ]
    expect(await count(email)).toEqual([left, left, left])
    expect(await count('other@example.net')).toEqual([1, 1, 1])
  }),
)

test('the plan is empty for who owns nothing, and names what blocks, goes and stays for who owns much', () =>
  withWorld(async (world) => {
    const { owner, stranger } = world
    const ada = await addConsumer(world, { email, isVerified: true })
    expect(await describeUserDeletion(ada, {})).toEqual({ blockedBy: [], deleted: [], left: [] })
    const { appId } = await sharedApp(world, ada)
    expect(await describeUserDeletion(ada, {})).toMatchObject({ deleted: [], left: [{ appId, name: 'Ours' }] })
    expect(await describeUserDeletion(owner, {})).toMatchObject({ blockedBy: [{ accountId: owner.accountId }] })
    expect(await describeUserDeletion(stranger, {})).toMatchObject({ blockedBy: [{ accountId: stranger.accountId }] })
  }))

test('a refused deletion changes nothing; a done one is recorded once and takes no app of others', () =>
  withWorld(async (world) => {
    const { owner, db, consumer } = world
    const ada = await addConsumer(world, { email, isVerified: true })
    const { appId } = await sharedApp(world, ada)
    await expect(deleteUser(ada, { password: 'whatever' })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await signInNow(world, owner)
    await expect(deleteUser(owner, {})).rejects.toMatchObject({ failure: 'ConflictException' })
    expect(await getApp(ada, { appId })).toMatchObject({ role: 'viewer' })
    await signInNow(world, ada)
    await deleteUser(ada, {})
    const records = await db.select().from(auditRecords).where(eq(auditRecords.operation, 'DeleteUser'))
    expect(records).toMatchObject([{ actor: `user:${idOf(ada)}`, resource: `/users/${idOf(ada)}`, sourceIp: '' }])
    expect(await getApp(consumer, { appId })).toMatchObject({ role: 'owner', memberCount: 1 })
    await expect(deleteUser(ada, {})).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

/** A row of a group, an invitation to an app and a mail, all for the address and none for a user. */
async function keepFor({ owner, consumer, db }: World, address: string) {
  const name = address === email ? 'Partners' : 'Others'
  const { groupId } = await createGroup(owner, { name })
  await addGroupMembers(owner, { groupId, emails: [address] })
  const { appId } = await createApp(consumer, { name, accountId: await offeringAccount(owner, name) })
  const createdAt = owner.now()
  await db.insert(appInvitations).values({
    ...{ id: owner.newId(10), appId, email: address, role: 'developer', tokenHash: owner.newId(20) },
    ...{ createdAt, expiresAt: new Date(createdAt.getTime() + 60_000) },
  })
  await db.insert(mails).values({
    ...{ id: owner.newId(20), accountId: owner.accountId, recipient: address, kind: 'invitation', isPrivate: false },
    ...{ subject: 'Come in', body: 'Please', createdAt, dueAt: createdAt, attempts: 0 },
  })
}

/** An app has a provider that offers something. */
async function offeringAccount(owner: Context, name: string): Promise<string> {
  await offerProduct(owner, { name })
  return owner.accountId
}

/** The consumer's, with the person as a viewer. */
async function sharedApp({ owner, consumer }: World, person: Context) {
  const { appId } = await createApp(consumer, { name: 'Ours', accountId: await offeringAccount(owner, 'Zoo') })
  const { token } = await inviteAppMember(consumer, { appId, email, role: 'viewer' })
  await acceptAppInvitation(person, { token })
  return { appId }
}

async function signInNow({ db }: World, context: Context) {
  await db
    .update(users)
    .set({ lastSignedInAt: context.now() })
    .where(eq(users.id, idOf(context)))
}

function idOf({ actor }: Context): string {
  return actor.kind === 'user' ? actor.userId : ''
}
