import { expect, test } from 'vitest'
import { restApi } from './rest-api.ts'

test('a request runs through its stages in AWS’s order', () => {
  expect(restApi.answer.map(({ name }) => name)).toEqual([
    'evaluate-resource-policy',
    'verify-signature',
    'call-authorizer',
    'authorize',
    'check-api-key',
    'enforce-usage-plan',
    'throttle',
    'throttle-account',
    'verify-payload',
    'validate-parameters',
    'read-body',
    'validate-body',
    'read-cache',
    'build-integration-request',
    'call-integration',
    'read-integration-response',
    'select-integration-response',
    'build-method-response',
  ])
})

test('usage is recorded last of all, before the first byte leaves', () => {
  expect(restApi.finish.map(({ name }) => name)).toEqual([
    'render-gateway-response',
    'write-cache',
    'settle-limits',
    'add-limit-headers',
    'add-deprecation-headers',
    'compress-body',
    'record-usage',
  ])
})
