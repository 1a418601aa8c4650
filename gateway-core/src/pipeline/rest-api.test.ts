import { expect, test } from 'vitest'
import { restApi } from './rest-api.ts'

test('a request runs through its stages in AWS’s order', () => {
  expect(restApi.answer.map(({ name }) => name)).toEqual([
    'authorize',
    'check-api-key',
    'enforce-usage-plan',
    'throttle',
    'build-integration-request',
    'call-integration',
    'select-integration-response',
    'build-method-response',
  ])
})

test('usage is recorded last of all, before the first byte leaves', () => {
  expect(restApi.finish.map(({ name }) => name)).toEqual(['render-gateway-response', 'settle-limits', 'record-usage'])
})
