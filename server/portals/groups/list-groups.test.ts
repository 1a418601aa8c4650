import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { addGroupMembers } from './add-group-members.ts'
import { createGroup } from './create-group.ts'
import { listGroups } from './list-groups.ts'
import { removeGroupMember } from './remove-group-member.ts'

test('groups are listed by name with the number of their addresses, those of the own account only', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    await createGroup(owner, { name: 'Beta testers' })
    await createGroup(stranger, { name: 'Theirs' })
    await addGroupMembers(owner, { groupId, emails: ['ada@example.org', '@partner.example'] })
    const seen = async (context: typeof owner) =>
      (await listGroups(context, {})).items.map(({ name, memberCount }) => [name, memberCount])
    expect(await seen(owner)).toEqual([
      ['Beta testers', 0],
      ['Partners', 2],
    ])
    expect(await seen(as('viewer'))).toHaveLength(2)
    expect(await seen(stranger)).toEqual([['Theirs', 0]])
  }))

test('an account without groups has an empty list', () =>
  withWorld(async ({ owner, consumer }) => {
    expect((await listGroups(owner, {})).items).toEqual([])
    await expect(listGroups(consumer, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

test('a thousand addresses at a time are put in, not more', () =>
  withWorld(async ({ owner }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    const emails = Array.from({ length: 1001 }, (_, index) => `person${index}@example.org`)
    await expect(addGroupMembers(owner, { groupId, emails })).rejects.toMatchObject({ failure: 'BadRequestException' })
    await addGroupMembers(owner, { groupId, emails: emails.slice(1) })
    expect((await listGroups(owner, {})).items[0]?.memberCount).toBe(1000)
  }))

test('the number follows who is taken out', () =>
  withWorld(async ({ owner }) => {
    const { groupId } = await createGroup(owner, { name: 'Partners' })
    await addGroupMembers(owner, { groupId, emails: ['ada@example.org', 'grace@example.org'] })
    await removeGroupMember(owner, { groupId, email: 'ada@example.org' })
    expect((await listGroups(owner, {})).items).toMatchObject([{ name: 'Partners', memberCount: 1, products: [] }])
  }))
