import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { countAttempt, forgiveAttempt } from './attempt-limits.ts'

async function attempts(counted: 'email' | 'sourceIp' | 'signUp', value: string, times: number) {
  const results = await Promise.allSettled(Array.from({ length: times }, () => countAttempt(counted, value)))
  return results.filter(({ status }) => status === 'fulfilled').length
}

test.each([
  ['email', 10],
  ['sourceIp', 60],
  ['signUp', 30],
] as const)('%s: exactly %i of many at once pass', async (counted, limit) => {
  expect(await attempts(counted, randomUUID(), limit + 25)).toBe(limit)
})

test('one value does not use up the attempts of another', async () => {
  await attempts('email', randomUUID(), 20)
  expect(await attempts('email', randomUUID(), 10)).toBe(10)
})

test('a right password gives the address all its attempts back, the source only this one', async () => {
  const [email, source] = [randomUUID(), randomUUID()]
  await attempts('email', email, 10)
  await attempts('sourceIp', source, 60)
  await forgiveAttempt('email', email)
  await forgiveAttempt('sourceIp', source)
  expect(await attempts('email', email, 20)).toBe(10)
  expect(await attempts('sourceIp', source, 20)).toBe(1)
})

test('the refusal says when, in words and in seconds', async () => {
  const email = randomUUID()
  await attempts('email', email, 10)
  await expect(countAttempt('email', email)).rejects.toMatchObject({
    failure: 'TooManyRequestsException',
    retryAfterSeconds: 900,
    message: 'Too many attempts. Try again in 15 minutes.',
  })
})
