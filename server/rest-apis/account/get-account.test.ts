import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { getAccount } from './get-account.ts'

test('200 for a member, with what AWS’s clients look for', () =>
  withWorld(async ({ as }) => {
    expect(await getAccount(as('viewer'), {})).toEqual({ features: ['UsagePlans'], apiKeyVersion: '4' })
  }))

test('403 for whoever is a member of nothing', () =>
  withWorld(async ({ consumer, visitor }) => {
    for (const context of [consumer, visitor]) {
      await expect(getAccount(context, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))
