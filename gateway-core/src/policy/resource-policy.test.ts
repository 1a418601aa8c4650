import { expect, test } from 'vitest'
import { deployedStage, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { PolicyFault } from './policy-request.ts'
import { resourcePolicy } from './resource-policy.ts'

const methods = { 'GET /': mock(200, '') }
const { services } = stagedExchange({ methods })
const policy = '{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"execute-api:/*"}}'

test('is compiled once for all methods of a stage', () => {
  const stage = deployedStage({ methods, api: { policy } })
  const first = resourcePolicy(stage, services)
  expect(first).toMatchObject({ statements: [{ effect: 'Allow' }] })
  expect(resourcePolicy(stage, services)).toBe(first)
  expect(resourcePolicy(deployedStage({ methods, api: { policy } }), services)).not.toBe(first)
})

test('is undefined where there is none', () => {
  expect(resourcePolicy(deployedStage({ methods }), services)).toBeUndefined()
})

test('is a fault where it cannot be understood', () => {
  expect(resourcePolicy(deployedStage({ methods, api: { policy: '' } }), services)).toBeInstanceOf(PolicyFault)
})
