import { expect, test } from 'vitest'
import { lambdaError } from './lambda-error.ts'

test('an error has its name, its message and its stack', () => {
  class TooBad extends Error {
    override name = 'TooBad'
  }
  const told = lambdaError(new TooBad('why'))
  expect(told).toMatchObject({ errorType: 'TooBad', errorMessage: 'why' })
  expect(told.trace[0]).toContain('why')
  expect(lambdaError(new Error('x'), 'Runtime.Other').errorType).toBe('Runtime.Other')
})

test.each([
  ['text', 'string', 'text'],
  [7, 'number', '7'],
  [undefined, 'undefined', 'undefined'],
  [null, 'object', 'null'],
  [{ toString: () => 'own words' }, 'object', 'own words'],
])('what is no error is told by its type: %j', (thrown, errorType, errorMessage) => {
  expect(lambdaError(thrown)).toEqual({ errorType, errorMessage, trace: [] })
})

test('an error that throws when it is looked at, and one without end, are told nevertheless', () => {
  const hostile = Object.defineProperty(new Error('x'), 'message', {
    get() {
      throw new Error('never')
    },
  })
  expect(lambdaError(hostile)).toMatchObject({
    errorType: 'Error',
    errorMessage: expect.stringContaining('cannot be shown'),
  })
  expect(lambdaError(Object.create(null)).errorMessage).toContain('cannot be shown')
  expect(lambdaError(new Error('x'.repeat(1e6))).errorMessage).toHaveLength(32_768)
  const deep = new Error('deep')
  deep.stack = 'line\n'.repeat(1000)
  expect(lambdaError(deep).trace).toHaveLength(50)
})
