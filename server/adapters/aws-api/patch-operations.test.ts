import { describe, expect, test } from 'vitest'
import { patchedInput } from './patch-operations.ts'
import {
  asBoolean,
  asNumber,
  element,
  elementByValue,
  entry,
  type PatchTable,
  removable,
  scalar,
  setMember,
} from './patch-rules.ts'

const table: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/name': scalar('name'),
    '/enabled': scalar('enabled', asBoolean),
    '/throttle': removable('throttle'),
    '/throttle/rateLimit': scalar('throttle.rateLimit', asNumber, ['add', 'replace']),
    '/variables/{}': entry('variables'),
    '/types/{}': element('types', ['add', 'remove', 'replace']),
    '/scopes': elementByValue('scopes'),
    '/plans/{}/{+}/limit': {
      ops: ['replace'],
      apply: (input, { keys, value }) => setMember(input, ['plans', ...keys], value),
    },
  },
}

const named: PatchTable = { ...table, wrongPath: 'name' }

function patched(...operations: unknown[]): unknown {
  return JSON.parse(JSON.stringify(patchedInput(table, operations)))
}

describe('becomes typed input', () => {
  test.each([
    [{ op: 'replace', path: '/name', value: 'x' }, { name: 'x' }],
    [{ op: 'replace', path: '/name', value: '' }, { name: '' }],
    [{ op: 'replace', path: '/name' }, { name: null }],
    [{ op: 'replace', path: '/name', value: null }, { name: null }],
    [{ op: 'replace', path: '/enabled', value: 'True' }, { enabled: true }],
    // As recorded on AWS: what is not true is false.
    [{ op: 'replace', path: '/enabled', value: 'whatever' }, { enabled: false }],
    [{ op: 'remove', path: '/throttle' }, { throttle: null }],
    [{ op: 'add', path: '/throttle/rateLimit', value: '0.5' }, { throttle: { rateLimit: 0.5 } }],
    [{ op: 'add', path: '/variables/a', value: 'x' }, { variables: { a: 'x' } }],
    [{ op: 'replace', path: '/variables/a~1b~0c~01', value: 'x' }, { variables: { 'a/b~c~1': 'x' } }],
    [{ op: 'remove', path: '/variables/a' }, { variables: { a: null } }],
    [{ op: 'add', path: '/types/image~1png' }, { types: { add: ['image/png'], remove: [] } }],
    [{ op: 'remove', path: '/types/image~1png' }, { types: { add: [], remove: ['image/png'] } }],
    [{ op: 'replace', path: '/types/a~1a', value: 'b/b' }, { types: { add: ['b/b'], remove: ['a/a'] } }],
    [{ op: 'add', path: '/types/-' }, { types: { add: ['-'], remove: [] } }],
    [{ op: 'add', path: '/scopes', value: 'pets:read' }, { scopes: { add: ['pets:read'], remove: [] } }],
    [{ op: 'replace', path: '/plans/a:b/x/{y}/limit', value: '1' }, { plans: { 'a:b': { 'x/{y}': '1' } } }],
  ])('%j', (operation, input) => {
    expect(patched(operation)).toEqual(input)
  })

  test('in order: a later operation goes over an earlier one', () => {
    expect(
      patched(
        { op: 'replace', path: '/name', value: 'a' },
        { op: 'replace', path: '/name', value: 'b' },
        { op: 'add', path: '/variables/k', value: '1' },
        { op: 'remove', path: '/variables/k' },
        { op: 'add', path: '/types/x' },
        { op: 'remove', path: '/types/x' },
        { op: 'remove', path: '/scopes', value: 's' },
        { op: 'add', path: '/scopes', value: 's' },
        { op: 'remove', path: '/throttle' },
        { op: 'replace', path: '/throttle/rateLimit', value: '1' },
      ),
    ).toEqual({
      name: 'b',
      variables: { k: null },
      types: { add: [], remove: ['x'] },
      scopes: { add: ['s'], remove: [] },
      throttle: { rateLimit: 1 },
    })
  })

  test('a key that is the name of a prototype member is only a key', () => {
    const operation = { op: 'add', path: '/variables/__proto__', value: 'x' }
    const input = patchedInput(table, [operation, { ...operation, path: '/variables/constructor' }])
    expect(Object.entries(input.variables ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'x'],
    ])
    expect(Object.prototype).not.toHaveProperty('x')
  })

  test('nothing, when there is nothing', () => {
    expect(patched()).toEqual({})
    expect(patchedInput(table, undefined)).toEqual({})
  })
})

describe('is refused in AWS’s words', () => {
  const listed = '[/name, /enabled, /throttle/rateLimit, /variables/{}, /types/{}, /plans/{}/{+}/limit]'
  test.each<[operation: unknown, message: string]>([
    [
      { op: 'replace', path: '/nope', value: '' },
      `Invalid patch path  '/nope' specified for op 'replace'. Must be one of: ${listed}`,
    ],
    [
      { op: 'replace', path: 'name' },
      `Invalid patch path  'name' specified for op 'replace'. Must be one of: ${listed}`,
    ],
    [{ op: 'replace', path: '' }, `Invalid patch path  '' specified for op 'replace'. Must be one of: ${listed}`],
    [
      { op: 'replace', path: '/variables/' },
      `Invalid patch path  '/variables/' specified for op 'replace'. Must be one of: ${listed}`,
    ],
    [
      { op: 'remove', path: '/name' },
      "Invalid patch path  '/name' specified for op 'remove'. Must be one of: [/throttle, /variables/{}, /types/{}, /scopes]",
    ],
    [
      { op: 'copy', path: '/name', from: '/x' },
      "Invalid patch path  '/name' specified for op 'copy'. Please choose supported operations",
    ],
    [
      { op: 'move', path: '/name', from: '/x' },
      "Invalid patch path  '/name' specified for op 'move'. Please choose supported operations",
    ],
    [
      { op: 'test', path: '/name', value: 'x' },
      "Invalid patch path  '/name' specified for op 'test'. Please choose supported operations",
    ],
    [{ op: 'replace' }, 'Invalid patch path null'],
    [{ op: 'set', path: '/name' }, "Invalid patch operation specified. Must be 'add'|'remove'|'replace'"],
    [{ path: '/name' }, "Invalid patch operation specified. Must be 'add'|'remove'|'replace'"],
    [null, 'Invalid patch path null'],
    ['x', 'Invalid patch path null'],
    [
      { op: 'add', path: '/throttle/rateLimit', value: 'fast' },
      "Invalid patch value 'fast' specified for path '/throttle/rateLimit'. Must be a number",
    ],
    [
      { op: 'add', path: '/throttle/rateLimit', value: '' },
      "Invalid patch value '' specified for path '/throttle/rateLimit'. Must be a number",
    ],
  ])('%j', (operation, message) => {
    expect(() => patched(operation)).toThrow(expect.objectContaining({ failure: 'BadRequestException', message }))
  })

  test('by the other text, for nouns that have it', () => {
    const patch = (operation: unknown) => () => patchedInput(named, [operation])
    expect(patch({ op: 'replace', path: '/nope' })).toThrow('Invalid patch path /nope')
    expect(patch({ op: 'remove', path: '/name' })).toThrow(
      'Invalid patch operation specified. Must be one of: [replace]',
    )
    const own = { ...table, wrongPath: (path: string) => `No ${path}` }
    expect(() => patchedInput(own, [{ op: 'remove', path: '/nope' }])).toThrow('No /nope')
  })

  test('when there are more than anybody needs', () => {
    const operation = { op: 'replace', path: '/name', value: 'x' }
    expect(() => patchedInput(table, Array(1001).fill(operation))).toThrow('At most 1000 patch operations')
    expect(patchedInput(table, Array(1000).fill(operation))).toMatchObject({ name: 'x' })
  })
})
