import { expect, test } from 'vitest'
import { functionRefusal } from './function-refusal.ts'

test.each([
  ['timed-out', 'INTEGRATION_TIMEOUT', 504, 'Endpoint request timed out'],
  ['throttled', 'INTEGRATION_FAILURE', 500, 'Internal server error'],
  ['failed', 'INTEGRATION_FAILURE', 504, 'Network error communicating with endpoint'],
  ['not-found', 'API_CONFIGURATION_ERROR', 500, 'Internal server error'],
  ['denied', 'API_CONFIGURATION_ERROR', 500, 'Internal server error'],
] as const)('a function that is %s is %s', (outcome, type, status, message) => {
  const refusal = functionRefusal(outcome, 'the reason')
  expect([refusal.type, refusal.status, refusal.shownMessage, refusal.cause]).toEqual([
    type,
    status,
    message,
    'the reason',
  ])
})
