import { EndpointAccessMode, SecurityPolicy } from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { checkStrictType, checkTlsPolicy, endpointAccessModes, securityPolicies } from './tls-policy.ts'

test('the policies and access modes are those of AWS’s model', () => {
  expect(securityPolicies.toSorted()).toEqual(Object.values(SecurityPolicy).sort())
  expect([...endpointAccessModes].sort()).toEqual(Object.values(EndpointAccessMode).sort())
})

test.each([
  ['EDGE', { securityPolicy: 'TLS_1_0' }],
  ['REGIONAL', { securityPolicy: 'TLS_1_2' }],
  ['EDGE', {}],
  ['EDGE', { securityPolicy: 'SecurityPolicy_TLS12_2018_EDGE', endpointAccessMode: 'STRICT' }],
  ['REGIONAL', { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'BASIC' }],
  ['PRIVATE', { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'BASIC' }],
])('%s takes %j', (type, policy) => {
  expect(() => checkTlsPolicy(type, policy)).not.toThrow()
})

test.each([
  ['EDGE', { endpointAccessMode: 'BASIC' }, 'only supported with security policies'],
  ['EDGE', { securityPolicy: 'TLS_1_2', endpointAccessMode: 'STRICT' }, 'only supported with security policies'],
  ['EDGE', { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' }, 'Endpoint access mode is required'],
  ['REGIONAL', { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE', endpointAccessMode: 'BASIC' }, 'for endpoint type'],
  ['EDGE', { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'BASIC' }, 'for endpoint type'],
])('%s refuses %j', (type, policy, message) => {
  expect(() => checkTlsPolicy(type, policy)).toThrow(message)
})

test('only a strict access mode holds the type of the endpoint', () => {
  const change = (endpointAccessMode?: string) => () => checkStrictType({ endpointAccessMode }, 'EDGE', 'REGIONAL')
  expect(change('STRICT')).toThrow('Set it to BASIC first')
  expect(change('BASIC')).not.toThrow()
  expect(change()).not.toThrow()
  expect(() => checkStrictType({ endpointAccessMode: 'STRICT' }, 'EDGE', 'EDGE')).not.toThrow()
})
