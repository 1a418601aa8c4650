import { expect, test } from 'vitest'
import { changeMethodSettings, methodSettingChanges } from './method-settings.ts'

const defaults = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
}

test('the first setting makes the whole block with AWS’s defaults', () => {
  expect(changeMethodSettings({}, { '*/*': { metricsEnabled: true } })).toEqual({
    '*/*': { ...defaults, metricsEnabled: true },
  })
})

test('a method’s first setting begins with what the stage has', () => {
  const stage = changeMethodSettings({}, { '*/*': { cachingEnabled: true } })
  expect(changeMethodSettings(stage, { 'pets/GET': { throttlingBurstLimit: 2 } })['pets/GET']).toEqual({
    ...defaults,
    cachingEnabled: true,
    throttlingBurstLimit: 2,
  })
})

test('in one change the stage’s settings come first', () => {
  const settings = changeMethodSettings({}, { 'pets/GET': { metricsEnabled: true }, '*/*': { throttlingRateLimit: 7 } })
  expect(settings['pets/GET']).toEqual({ ...defaults, metricsEnabled: true, throttlingRateLimit: 7 })
})

test('a method’s own block does not follow the stage later', () => {
  const before = changeMethodSettings({}, { 'pets/GET': { throttlingRateLimit: 7 } })
  expect(changeMethodSettings(before, { '*/*': { throttlingRateLimit: 9 } })['pets/GET']).toMatchObject({
    throttlingRateLimit: 7,
  })
})

test('null removes a block, and is refused where there is none', () => {
  const before = changeMethodSettings({}, { '*/*': {}, 'pets/GET': {} })
  expect(Object.keys(changeMethodSettings(before, { 'pets/GET': null }))).toEqual(['*/*'])
  expect(() => changeMethodSettings({}, { '*/*': null })).toThrow(
    'Cannot remove method setting */* because there is no method setting for this method ',
  )
})

test.each(['*/*', 'GET', 'pets', '//GET', '/pets/GET', 'pets/FETCH', '*'].map((key) => [key, key === '*/*']))(
  'key %s: taken %s',
  (key, isTaken) => {
    expect(methodSettingChanges.safeParse({ [String(key)]: {} }).success).toBe(isTaken)
  },
)

test.each(['pets/{id}/GET', '/GET', '{proxy+}/ANY', 'a/b/c/DELETE'])('takes %s', (key) => {
  expect(methodSettingChanges.safeParse({ [key]: {} }).success).toBe(true)
})

test.each([
  [{ throttlingRateLimit: -1 }, true],
  [{ throttlingRateLimit: 0.5 }, true],
  [{ throttlingBurstLimit: 0 }, true],
  [{ throttlingRateLimit: -0.5 }, false],
  [{ throttlingBurstLimit: -2 }, false],
  [{ throttlingBurstLimit: 1.5 }, false],
  [{ loggingLevel: 'DEBUG' }, false],
  [{ cacheTtlInSeconds: 3601 }, false],
  [{ unauthorizedCacheControlHeaderStrategy: 'IGNORE' }, false],
])('setting %j: taken %s', (setting, isTaken) => {
  expect(methodSettingChanges.safeParse({ '*/*': setting }).success).toBe(isTaken)
})
