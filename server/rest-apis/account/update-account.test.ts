import { describe, expect, test } from 'vitest'
import { configurationChanges } from '#db/schema.ts'
import { putAccountThrottle } from '#server/identity/accounts/put-account-throttle.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { getAccount } from './get-account.ts'
import { updateAccount } from './update-account.ts'

const role = 'arn:aws:iam::123456789012:role/service-role/logs'
const standard = { features: ['UsagePlans'], apiKeyVersion: '4' }

test('200: the logging role is kept, shown and cleared; another account has none', () =>
  withWorld(async ({ owner, stranger }) => {
    expect(await updateAccount(owner, { cloudwatchRoleArn: role })).toEqual({ ...standard, cloudwatchRoleArn: role })
    expect(await getAccount(owner, {})).toEqual({ ...standard, cloudwatchRoleArn: role })
    expect(await getAccount(stranger, {})).toEqual(standard)
    expect(await updateAccount(owner, {})).toMatchObject({ cloudwatchRoleArn: role })
    expect(await updateAccount(owner, { cloudwatchRoleArn: '' })).toEqual(standard)
    await updateAccount(owner, { cloudwatchRoleArn: role })
    expect(await updateAccount(owner, { cloudwatchRoleArn: null })).toEqual(standard)
  }))

test('200: a throttle that was put stays as it is, and nothing is announced', () =>
  withWorld(async ({ owner, db }) => {
    const throttleSettings = { rateLimit: 10.5, burstLimit: 20 }
    await putAccountThrottle(owner, { throttleSettings })
    const announced = await db.$count(configurationChanges)
    expect(await updateAccount(owner, { cloudwatchRoleArn: role })).toMatchObject({ throttleSettings })
    expect(await getAccount(owner, {})).toMatchObject({ throttleSettings, cloudwatchRoleArn: role })
    expect(await db.$count(configurationChanges)).toBe(announced)
  }))

test('200: usage plans are on already', () =>
  withWorld(async ({ owner }) => {
    expect(await updateAccount(owner, { features: { add: ['UsagePlans'] } })).toEqual(standard)
    expect(await updateAccount(owner, { features: ['UsagePlans'] })).toEqual(standard)
  }))

describe('400', () => {
  test.each([
    ['what is no role', { cloudwatchRoleArn: 'role' }, 'Invalid role ARN specified'],
    ['a user', { cloudwatchRoleArn: 'arn:aws:iam::123456789012:user/x' }, 'Invalid role ARN specified'],
    ['an unknown feature', { features: { add: ['Moon'] } }, 'Invalid feature specified: Moon'],
    ['usage plans taken away', { features: { remove: ['UsagePlans'] } }, 'cannot be disabled'],
  ])('for %s', (_, input, message) =>
    withWorld(async ({ owner }) => {
      const refused = { failure: 'BadRequestException', message: expect.stringContaining(message) }
      await expect(updateAccount(owner, input)).rejects.toMatchObject(refused)
      expect(await getAccount(owner, {})).toEqual(standard)
    }),
  )
})

test('403 for a developer', () =>
  withWorld(async ({ as }) => {
    const attempt = updateAccount(as('developer'), { cloudwatchRoleArn: role })
    await expect(attempt).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))
