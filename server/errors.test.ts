import { expect, test } from 'vitest'
import { type Failure, ServiceError } from './errors.ts'

test.each<[Failure, number]>([
  ['BadRequestException', 400],
  ['UnauthorizedException', 401],
  ['ForbiddenException', 403],
  ['NotFoundException', 404],
  ['ConflictException', 409],
  ['LimitExceededException', 429],
  ['TooManyRequestsException', 429],
  ['ServiceUnavailableException', 503],
])('%s is AWS’s %i', (failure, status) => {
  const error = new ServiceError(failure, 'no')
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ status, failure, name: failure, message: 'no', fields: {} })
  expect(error.retryAfterSeconds).toBeUndefined()
})

test('it names the members that are wrong, and when to come again', () => {
  const error = new ServiceError('TooManyRequestsException', 'later', { fields: { name: 'no' }, retryAfterSeconds: 7 })
  expect([error.fields, error.retryAfterSeconds]).toEqual([{ name: 'no' }, 7])
})
