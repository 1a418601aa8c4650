import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { listMembers } from './list-members.ts'

test('200: the members of this account and no other, for whoever may read', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { items } = await listMembers(as('viewer'), {})
    expect(items.map(({ role }) => role).sort()).toEqual(['admin', 'developer', 'owner', 'viewer'])
    expect(await listMembers(owner, {})).toEqual({ items })
    const others = await listMembers(stranger, {})
    expect(others.items.map(({ role }) => role)).toEqual(['owner'])
    expect(items).not.toContainEqual(others.items[0])
  }))

test('403 for a consumer and a visitor', () =>
  withWorld(async ({ consumer, visitor }) => {
    for (const context of [consumer, visitor]) {
      await expect(listMembers(context, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))
