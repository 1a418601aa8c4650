import { expect, test } from 'vitest'
import { configurationChanges } from '#db/schema.ts'
import { getAccount } from '../../rest-apis/account/get-account.ts'
import { withWorld } from '../../testing/with-world.ts'
import { putAccountThrottle } from './put-account-throttle.ts'

const throttleSettings = { rateLimit: 10.5, burstLimit: 20 }

test('200: shown by GetAccount and announced, until it is taken away; other accounts keep theirs', () =>
  withWorld(async ({ owner, stranger, db }) => {
    await putAccountThrottle(owner, { throttleSettings })
    expect(await getAccount(owner, {})).toMatchObject({ throttleSettings })
    expect(await getAccount(stranger, {})).not.toHaveProperty('throttleSettings')
    await putAccountThrottle(owner, { throttleSettings: null })
    expect(await getAccount(owner, {})).not.toHaveProperty('throttleSettings')
    const change = { kind: 'account', key: owner.accountId }
    expect(await db.select().from(configurationChanges)).toMatchObject([change, change])
  }))

test.each([
  [{ rateLimit: -1, burstLimit: 1 }],
  [{ rateLimit: 1, burstLimit: 0.5 }],
  [{ rateLimit: Number.POSITIVE_INFINITY, burstLimit: 1 }],
])('400 for %j', (wrong) =>
  withWorld(async ({ owner }) => {
    await expect(putAccountThrottle(owner, { throttleSettings: wrong })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }),
)

test('403 for a developer', () =>
  withWorld(async ({ as }) => {
    await expect(putAccountThrottle(as('developer'), { throttleSettings })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
  }))
