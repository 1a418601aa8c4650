import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords, users } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { updateProduct } from '../products/update-product.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { addGroupMembers } from './add-group-members.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import { getGroup } from './get-group.ts'
import { removeGroupMember } from './remove-group-member.ts'
import { updateGroup } from './update-group.ts'

test('a group is made empty, renamed, described, and found again', () =>
  withWorld(async ({ owner }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    expect(await getGroup(owner, { groupId })).toMatchObject({ name: 'Partners', members: [], products: [] })
    await updateGroup(owner, { groupId, name: 'Friends', description: 'Who helps us' })
    expect(await getGroup(owner, { groupId })).toMatchObject({ name: 'Friends', description: 'Who helps us' })
    await updateGroup(owner, { groupId, description: null })
    expect((await getGroup(owner, { groupId })).description).toBeUndefined()
  }))

test('a name is taken once in an account, and free in another', () =>
  withWorld(async ({ owner, stranger }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    await createGroup(owner, { name: 'Others' })
    const taken = { failure: 'ConflictException', fields: { name: 'is taken' } }
    await expect(createGroup(owner, { name: 'Partners' })).rejects.toMatchObject(taken)
    await expect(updateGroup(owner, { groupId, name: 'Others' })).rejects.toMatchObject(taken)
    await updateGroup(owner, { groupId, name: 'Partners' })
    expect(await createGroup(stranger, { name: 'Partners' })).toMatchObject({ name: 'Partners' })
  }))

test.each([
  ['', 'name'],
  ['x'.repeat(300), 'name'],
])('400 for the name %j, at its field', (name, field) =>
  withWorld(async ({ owner }) => {
    const attempt = createGroup(owner, { name })
    await expect(attempt).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

test('people are put in by address or domain, in small letters, each once', () =>
  withWorld(async ({ owner }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    const emails = ['Ada@Example.org', 'ada@example.org', '@Partner.example']
    const { added } = await addGroupMembers(owner, { groupId, emails })
    expect([...added].sort()).toEqual(['@partner.example', 'ada@example.org'])
    expect((await addGroupMembers(owner, { groupId, emails })).added).toEqual([])
    const { members } = await getGroup(owner, { groupId })
    expect(members).toMatchObject([
      { email: '@partner.example', state: 'domain' },
      { email: 'ada@example.org', state: 'unknown' },
    ])
  }))

test.each(['ada', 'ada@', '@', 'a b@example.org', 'ada@example.org\nbcc:eve@example.org'])(
  '400 for the address %j, and nobody is put in',
  (email) =>
    withWorld(async ({ owner }) => {
      const { groupId } = await createGroup(owner, { name: 'Partners' })
      const attempt = addGroupMembers(owner, { groupId, emails: ['ada@example.org', email] })
      await expect(attempt).rejects.toMatchObject({ failure: 'BadRequestException' })
      expect((await getGroup(owner, { groupId })).members).toEqual([])
    }),
)

test('who has signed up is in only with a proven address', () =>
  withWorld(async ({ owner, consumer, db, visitor }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    const userId = consumer.actor.kind === 'user' ? consumer.actor.userId : ''
    const [user] = await db.select().from(users).where(eq(users.id, userId))
    const email = user?.email ?? ''
    await addGroupMembers(owner, { groupId, emails: [email] })
    await db.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, userId))
    expect((await getGroup(owner, { groupId })).members).toMatchObject([{ email, state: 'unproven' }])
    await db.update(users).set({ emailVerifiedAt: visitor.now() }).where(eq(users.id, userId))
    expect((await getGroup(owner, { groupId })).members).toMatchObject([{ email, state: 'in' }])
  }))

test('somebody is taken out; who is not in is not found', () =>
  withWorld(async ({ owner }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    await addGroupMembers(owner, { groupId, emails: ['ada@example.org', 'grace@example.org'] })
    await removeGroupMember(owner, { groupId, email: 'Ada@example.org' })
    expect((await getGroup(owner, { groupId })).members.map(({ email }) => email)).toEqual(['grace@example.org'])
    const again = removeGroupMember(owner, { groupId, email: 'ada@example.org' })
    await expect(again).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('a group that a product is shown to is not deleted; one that nothing uses is', () =>
  withWorld(async ({ owner }) => {
    const { product } = await offerProduct(owner)
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    await updateProduct(owner, { productId: product.productId, visibility: 'groups', groupIds: [groupId] })
    await expect(deleteGroup(owner, { groupId })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: expect.stringContaining('Pets'),
    })
    await updateProduct(owner, { productId: product.productId, visibility: 'public', groupIds: [] })
    await deleteGroup(owner, { groupId })
    await expect(getGroup(owner, { groupId })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('viewers read groups and change none; other accounts do not know them', () =>
  withWorld(async ({ owner, as, stranger, consumer }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    expect(await getGroup(as('viewer'), { groupId })).toMatchObject({ name: 'Partners' })
    const changes = [
      [createGroup, { name: 'Mine' }],
      [updateGroup, { groupId, name: 'Mine' }],
      [addGroupMembers, { groupId, emails: ['eve@example.org'] }],
      [removeGroupMember, { groupId, email: 'eve@example.org' }],
      [deleteGroup, { groupId }],
    ] as const
    for (const [operation, input] of changes) {
      for (const nobody of [as('viewer'), consumer]) {
        await expect(operation.invoke(nobody, input)).rejects.toMatchObject({ failure: 'ForbiddenException' })
      }
      if (operation === createGroup) continue
      await expect(operation.invoke(stranger, input)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    expect(await getGroup(owner, { groupId })).toMatchObject({ name: 'Partners', members: [] })
  }))

test('each change is in the audit trail', () =>
  withWorld(async ({ owner, db }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    await addGroupMembers(owner, { groupId, emails: ['ada@example.org'] })
    await removeGroupMember(owner, { groupId, email: 'ada@example.org' })
    await deleteGroup(owner, { groupId })
    const records = await db.select().from(auditRecords).orderBy(auditRecords.operation)
    expect(records).toMatchObject([
      { operation: 'AddGroupMembers', resource: `/groups/${groupId}/members`, detail: { added: ['ada@example.org'] } },
      { operation: 'CreateGroup', resource: `/groups/${groupId}`, detail: { name: 'Partners' } },
      { operation: 'DeleteGroup', resource: `/groups/${groupId}` },
      { operation: 'RemoveGroupMember', detail: { removed: 'ada@example.org' } },
    ])
  }))
