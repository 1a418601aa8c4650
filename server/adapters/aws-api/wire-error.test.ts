import { expect, test } from 'vitest'
import { ServiceError } from '#server/errors.ts'
import { errorResponse, serializationError, WireError } from './wire-error.ts'

test.each([
  [new ServiceError('NotFoundException', 'Nope'), 404, 'NotFoundException:'],
  [new ServiceError('ConflictException', 'Nope'), 409, 'ConflictException:'],
  [new WireError('ValidationException', 400, 'Nope'), 400, 'ValidationException:'],
  [serializationError('Nope'), 400, 'SerializationException:'],
])('%s has AWS’s status, type and body', async (error, status, type) => {
  const answer = errorResponse(error, 'r-1')
  expect(answer.status).toBe(status)
  expect(answer.headers.get('x-amzn-errortype')).toBe(type)
  expect(answer.headers.get('x-amzn-requestid')).toBe('r-1')
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(await answer.json()).toEqual({ message: 'Nope' })
})

test('says after how many seconds to try again, where it is known', () => {
  const error = new ServiceError('TooManyRequestsException', 'Slow down', { retryAfterSeconds: 7 })
  expect(errorResponse(error, 'r-1').headers.get('retry-after')).toBe('7')
  expect(errorResponse(new ServiceError('ConflictException', 'x'), 'r-1').headers.has('retry-after')).toBe(false)
})
