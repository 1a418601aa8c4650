import { expect, test } from 'vitest'
import { patchedInput } from '../patch-operations.ts'
import { apiKeyPatches } from './api-keys.ts'
import { usagePatches, usagePlanPatches } from './usage-plans.ts'

function patched(...operations: unknown[]): unknown {
  return JSON.parse(JSON.stringify(patchedInput(usagePlanPatches, operations)))
}

test.each([
  [{ op: 'replace', path: '/name', value: 'x' }, { name: 'x' }],
  [{ op: 'replace', path: '/description', value: '' }, { description: '' }],
  [{ op: 'remove', path: '/productCode' }, { productCode: null }],
  [{ op: 'remove', path: '/throttle' }, { throttle: null }],
  [{ op: 'replace', path: '/throttle/rateLimit', value: '0.1' }, { throttle: { rateLimit: 0.1 } }],
  [{ op: 'add', path: '/throttle/burstLimit', value: '3' }, { throttle: { burstLimit: 3 } }],
  [{ op: 'remove', path: '/quota' }, { quota: null }],
  [{ op: 'replace', path: '/quota/limit', value: '5' }, { quota: { limit: 5 } }],
  [{ op: 'replace', path: '/quota/offset', value: '1' }, { quota: { offset: 1 } }],
  [{ op: 'add', path: '/quota/period', value: 'WEEK' }, { quota: { period: 'WEEK' } }],
  [{ op: 'add', path: '/apiStages', value: 'a:b' }, { apiStages: { add: ['a:b'], remove: [] } }],
  [{ op: 'remove', path: '/apiStages', value: 'a:b' }, { apiStages: { add: [], remove: ['a:b'] } }],
  [
    { op: 'remove', path: '/apiStages/a:b/throttle' },
    { clear: { methodThrottles: { 'a:b': true } }, methodThrottles: { 'a:b': {} } },
  ],
  [
    { op: 'replace', path: '/apiStages/a:b/throttle', value: '{"pets/GET":{"rateLimit":1},"/x/PUT":{"burstLimit":2}}' },
    {
      clear: { methodThrottles: { 'a:b': true } },
      methodThrottles: { 'a:b': { '/pets/GET': { rateLimit: 1 }, '/x/PUT': { burstLimit: 2 } } },
    },
  ],
])('%j', (operation, input) => {
  expect(patched(operation)).toEqual(input)
})

test.each(['~1pets~1{id}/GET', '/pets/{id}/GET', 'pets/{id}/GET', '~1pets/{id}/GET'])(
  'the throttle of a method is found however its path is written: %s',
  (path) => {
    const throttle = `/apiStages/a:b/throttle/${path}`
    expect(patched({ op: 'replace', path: `${throttle}/rateLimit`, value: '2' })).toEqual({
      methodThrottles: { 'a:b': { '/pets/{id}/GET': { rateLimit: 2 } } },
    })
    expect(patched({ op: 'remove', path: throttle })).toEqual({
      methodThrottles: { 'a:b': { '/pets/{id}/GET': null } },
    })
  },
)

test.each(['', 'x', '[]', 'null', '7'])('all throttles of a stage are the JSON of an object, not %j', (value) => {
  const operation = { op: 'add', path: '/apiStages/a:b/throttle', value }
  expect(() => patched(operation)).toThrow('Must be a JSON object')
})

test('the root’s method has two slashes', () => {
  const operation = { op: 'replace', path: '/apiStages/a:b/throttle/~1/GET/burstLimit', value: '2' }
  expect(patched(operation)).toEqual({ methodThrottles: { 'a:b': { '//GET': { burstLimit: 2 } } } })
})

test.each([
  [
    { op: 'replace', path: '/apiStages', value: 'a:b' },
    "Invalid patch path  '/apiStages' specified for op 'replace'. Must be one of: [/name, /description, ",
  ],
  [
    { op: 'add', path: '/name', value: 'x' },
    "Invalid patch path  '/name' specified for op 'add'. Must be one of: [/apiStages]",
  ],
  [
    { op: 'copy', path: '/name', from: '/description' },
    "Invalid patch path  '/name' specified for op 'copy'. Please choose supported operations",
  ],
  [{ op: 'replace', path: '/quota/limit', value: 'many' }, "Invalid patch value 'many'"],
])('400 for %j', (operation, message) => {
  expect(() => patched(operation)).toThrow(message)
})

test('of a usage only what remains can be replaced', () => {
  expect(patchedInput(usagePatches, [{ op: 'replace', path: '/remaining', value: '9' }])).toEqual({ remaining: 9 })
  expect(() => patchedInput(usagePatches, [{ op: 'add', path: '/remaining', value: '9' }])).toThrow(
    "Invalid patch path  '/remaining' specified for op 'add'. Please choose supported operations",
  )
})

test('of an API key everything but its value', () => {
  const replaced = (path: string, value: string) => patchedInput(apiKeyPatches, [{ op: 'replace', path, value }])
  expect(replaced('/enabled', 'true')).toEqual({ enabled: true })
  expect(replaced('/customerId', 'c')).toEqual({ customerId: 'c' })
  expect(() => replaced('/value', 'x'.repeat(40))).toThrow("Invalid patch path  '/value' specified for op 'replace'.")
})
