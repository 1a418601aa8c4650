import { expect, test } from 'vitest'
import { statementReasons } from './statement-reasons.ts'

test('what did not hold comes first, with what the request has', () => {
  const reasons = statementReasons({
    index: 0,
    effect: 'Allow',
    applies: false,
    elements: [
      { name: 'Principal', wanted: ['*'], holds: true },
      { name: 'Action', wanted: ['execute-api:Other'], given: 'execute-api:Invoke', holds: false },
    ],
    conditions: [{ operator: 'IpAddress', key: 'aws:SourceIp', wanted: ['::1'], given: ['::2', '::3'], holds: false }],
  })
  expect(reasons.map(({ element, given, holds }) => [element, given, holds])).toEqual([
    ['Action', 'execute-api:Invoke', false],
    ['IpAddress aws:SourceIp', '::2, ::3', false],
    ['Principal', undefined, true],
  ])
})
