import { expect, test } from 'vitest'
import { ServiceError } from '#server/errors.ts'
import { renameFields } from './rename-fields.ts'

test('a refusal keeps all but the names of its fields', () => {
  const refusal = new ServiceError('TooManyRequestsException', 'Wait', {
    fields: { 'plans.0.name': 'is taken', other: 'is odd' },
    retryAfterSeconds: 3,
  })
  const renamed = renameFields(refusal, (member) => (member === 'plans.0.name' ? 'name.first' : member))
  expect(renamed).toBeInstanceOf(ServiceError)
  expect(renamed).toMatchObject({
    failure: 'TooManyRequestsException',
    message: 'Wait',
    fields: { 'name.first': 'is taken', other: 'is odd' },
    retryAfterSeconds: 3,
  })
})

test('a refusal without fields, and a bug, stay what they are', () => {
  const refusal = new ServiceError('ConflictException', 'Taken')
  expect(renameFields(refusal, (member) => `${member}!`)).toMatchObject({ failure: 'ConflictException', fields: {} })
  const bug = new TypeError('a bug')
  expect(renameFields(bug, (member) => member)).toBe(bug)
})
