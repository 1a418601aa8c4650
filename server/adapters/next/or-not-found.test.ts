import { expect, test } from 'vitest'
import { ServiceError } from '#server/errors.ts'
import { orNotFound } from './or-not-found.ts'

test('what was found is handed on', async () => {
  expect(await orNotFound(Promise.resolve('an API'))).toBe('an API')
})

test.each(['NotFoundException', 'BadRequestException'] as const)('%s shows the not-found page', async (failure) => {
  const refused = orNotFound(Promise.reject(new ServiceError(failure, 'Invalid API identifier specified')))
  await expect(refused).rejects.toMatchObject({ digest: expect.stringContaining('404') })
})

test('every other refusal and a bug go on', async () => {
  const forbidden = new ServiceError('ForbiddenException', 'no')
  await expect(orNotFound(Promise.reject(forbidden))).rejects.toBe(forbidden)
  const bug = new Error('bug')
  await expect(orNotFound(Promise.reject(bug))).rejects.toBe(bug)
})
