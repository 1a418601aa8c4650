import { expect, test } from 'vitest'
import { patchedInput } from '../patch-operations.ts'
import { stagePatches } from './stages.ts'

function patched(...operations: unknown[]): unknown {
  return JSON.parse(JSON.stringify(patchedInput(stagePatches, operations)))
}

test.each([
  ['metrics/enabled', 'true', { metricsEnabled: true }],
  ['logging/dataTrace', 'true', { dataTraceEnabled: true }],
  ['logging/loglevel', 'INFO', { loggingLevel: 'INFO' }],
  ['throttling/burstLimit', '7', { throttlingBurstLimit: 7 }],
  ['throttling/rateLimit', '0.5', { throttlingRateLimit: 0.5 }],
  ['throttling/rateLimit', '-1', { throttlingRateLimit: -1 }],
  ['caching/ttlInSeconds', '60', { cacheTtlInSeconds: 60 }],
  ['caching/enabled', 'true', { cachingEnabled: true }],
  ['caching/dataEncrypted', 'false', { cacheDataEncrypted: false }],
  ['caching/requireAuthorizationForCacheControl', 'false', { requireAuthorizationForCacheControl: false }],
  [
    'caching/unauthorizedCacheControlHeaderStrategy',
    'FAIL_WITH_403',
    { unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403' },
  ],
])('the setting %s becomes a member of its method', (setting, value, member) => {
  const operation = { op: 'replace', path: `/~1pets~1{id}/GET/${setting}`, value }
  expect(patched(operation)).toEqual({ methodSettings: { 'pets/{id}/GET': member } })
  const ofAll = { op: 'replace', path: `/*/*/${setting}`, value }
  expect(patched(ofAll)).toEqual({ methodSettings: { '*/*': member } })
})

test.each([
  ['/~1pets/GET', 'pets/GET'],
  ['/pets/GET', 'pets/GET'],
  ['/~1a~1b/GET', 'a/b/GET'],
  ['/a/b/GET', 'a/b/GET'],
  ['/~1/GET', '/GET'],
  ['/~1{proxy+}/ANY', '{proxy+}/ANY'],
  ['/*/*', '*/*'],
])('%s names the method %s', (path, key) => {
  expect(patched({ op: 'remove', path })).toEqual({ methodSettings: { [key]: null } })
})

test('several settings of several methods are one change', () => {
  expect(
    patched(
      { op: 'replace', path: '/*/*/metrics/enabled', value: 'true' },
      { op: 'replace', path: '/*/*/throttling/rateLimit', value: '5' },
      { op: 'remove', path: '/~1pets/GET' },
      { op: 'replace', path: '/description', value: 'x' },
    ),
  ).toEqual({
    methodSettings: { '*/*': { metricsEnabled: true, throttlingRateLimit: 5 }, 'pets/GET': null },
    description: 'x',
  })
})

test('a variable that is called as a block is a variable', () => {
  expect(patched({ op: 'replace', path: '/variables/throttling', value: 'x' })).toEqual({
    variables: { throttling: 'x' },
  })
})

test.each([
  [{ op: 'replace', path: '/deploymentId', value: 'd1' }, { deploymentId: 'd1' }],
  [
    { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
    { promoteCanary: { deploymentId: true } },
  ],
  [
    { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
    { promoteCanary: { variables: true } },
  ],
  [
    { op: 'remove', path: '/variables' },
    { clear: { variables: true }, variables: {} },
  ],
  [
    { op: 'replace', path: '/variables', value: '{"a":"1"}' },
    { clear: { variables: true }, variables: { a: '1' } },
  ],
  [
    { op: 'replace', path: '/canarySettings/stageVariableOverrides', value: '{"a":"1"}' },
    { clear: { stageVariableOverrides: true }, canarySettings: { stageVariableOverrides: { a: '1' } } },
  ],
  [{ op: 'remove', path: '/canarySettings' }, { canarySettings: null }],
  [
    { op: 'replace', path: '/canarySettings/useStageCache', value: 'true' },
    { canarySettings: { useStageCache: true } },
  ],
  [{ op: 'remove', path: '/accessLogSettings' }, { accessLogSettings: null }],
  [{ op: 'replace', path: '/cacheClusterEnabled', value: 'false' }, { cacheClusterEnabled: false }],
  [{ op: 'replace', path: '/clientCertificateId', value: '' }, { clientCertificateId: '' }],
  [{ op: 'replace', path: '/documentationVersion', value: '1' }, { documentationVersion: '1' }],
])('%j', (operation, input) => {
  expect(patched(operation)).toEqual(input)
})

test.each([
  [{ op: 'replace', path: '/stageName', value: 'x' }, 'Invalid method setting path: /stageName. Must be one of: '],
  [{ op: 'add', path: '/*/*/metrics/enabled', value: 'true' }, 'Invalid method setting path: /*/*/metrics/enabled. '],
  [{ op: 'replace', path: '/*/*/metrics/enable', value: 'true' }, 'Invalid method setting path: /*/*/metrics/enable. '],
  [{ op: 'replace', path: '/metrics/enabled', value: 'true' }, 'Invalid method setting path: /metrics/enabled. '],
  [{ op: 'replace', path: '/*/*/throttling/rateLimit', value: 'fast' }, 'Invalid patch value '],
  [{ op: 'copy', path: '/variables' }, 'Invalid patch path null to copy from'],
  [{ op: 'replace', path: '/variables', value: '[]' }, "Invalid patch value '[]' specified for path '/variables'. "],
  [{ op: 'replace', path: '/variables' }, 'Must be a JSON object'],
])('400 for %j', (operation, message) => {
  expect(() => patched(operation)).toThrow(message)
})
