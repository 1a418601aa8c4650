import { expect, test } from 'vitest'
import { sampleRefusal } from './sample-refusal.ts'

test('shows how the gateway refuses by default', () => {
  expect(sampleRefusal('THROTTLED')).toEqual({
    status: 429,
    errorType: 'TooManyRequestsException',
    messageString: '"Too Many Requests"',
  })
  expect(sampleRefusal('AUTHORIZER_FAILURE')?.messageString).toBe('null')
  expect(sampleRefusal('constructor')).toBeUndefined()
})
