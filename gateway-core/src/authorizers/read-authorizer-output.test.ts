import { describe, expect, test } from 'vitest'
import { maxOutputBytes, readAuthorizerOutput } from './read-authorizer-output.ts'

const policyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
}
const output = { principalId: 'ada', policyDocument }

const read = (value: unknown) => readAuthorizerOutput(JSON.stringify(value))

function context(value: unknown) {
  const answer = read({ ...output, context: value })
  return typeof answer === 'string' ? answer : { ...answer.context }
}

test('what the developer guide shows is read', () => {
  const answer = read({ ...output, context: { key: 'value', number: 1, bool: true }, usageIdentifierKey: 'k3y' })
  expect(answer).toMatchObject({
    principalId: 'ada',
    context: { key: 'value', number: '1', bool: 'true' },
    usageIdentifierKey: 'k3y',
    policyDocument,
    policy: { statements: [{ effect: 'Allow' }] },
  })
})

test('what it does not need may be missing', () => {
  expect(read(output)).toEqual(expect.objectContaining({ context: {} }))
  expect(read({ ...output, context: null, usageIdentifierKey: null, more: 1 })).not.toHaveProperty('usageIdentifierKey')
  expect(read({ ...output, usageIdentifierKey: '' })).not.toHaveProperty('usageIdentifierKey')
})

describe('the context', () => {
  test('is text, whatever it was', () => {
    expect(context({ a: '', b: 0, c: -1.5, d: false, e: 1e21 })).toEqual({
      a: '',
      b: '0',
      c: '-1.5',
      d: 'false',
      e: '1e+21',
    })
  })

  test('has no nulls', () => {
    expect(context({ a: null, b: 'b' })).toEqual({ b: 'b' })
  })

  test('may have any name', () => {
    const answer = readAuthorizerOutput(
      `{"principalId":"ada","policyDocument":${JSON.stringify(policyDocument)},"context":{"__proto__":"x","constructor":"y"}}`,
    )
    if (typeof answer === 'string') throw new Error(answer)
    expect(Object.entries(answer.context)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    expect(Object.getPrototypeOf(answer.context)).toBeNull()
  })

  test.each([
    [{ a: {} }, 'which is neither text'],
    [{ a: [1] }, 'which is neither text'],
    [{ claims: 'x' }, 'reserved name'],
    ['text', 'not an object'],
    [[], 'not an object'],
    [7, 'not an object'],
  ])('%j is a fault', (value, fault) => {
    expect(context(value)).toContain(fault)
  })
})

describe('is a fault when', () => {
  test.each<[what: string, value: unknown, fault: string]>([
    ['it is null', null, 'not a JSON object'],
    ['it is a list', [output], 'not a JSON object'],
    ['it has no principal', { policyDocument }, 'no principalId'],
    ['its principal is empty', { ...output, principalId: '' }, 'no principalId'],
    ['its principal is a number', { ...output, principalId: 7 }, 'no principalId'],
    ['it has no policy', { principalId: 'ada' }, 'no policyDocument'],
    ['its policy is text', { ...output, policyDocument: JSON.stringify(policyDocument) }, 'no policyDocument'],
    ['its policy has no statements', { ...output, policyDocument: {} }, 'Could not parse policy'],
    ['its key is a number', { ...output, usageIdentifierKey: 7 }, 'usageIdentifierKey'],
  ])('%s', (_, value, fault) => {
    expect(read(value)).toContain(fault)
  })

  test('it is not JSON', () => {
    expect(readAuthorizerOutput('Allow')).toContain('not a JSON object')
    expect(readAuthorizerOutput('')).toContain('not a JSON object')
  })

  test('a resource is longer than 512 characters', () => {
    const withResource = (length: number) => {
      const [statement] = policyDocument.Statement
      return read({ ...output, policyDocument: { Statement: { ...statement, Resource: 'arn:'.padEnd(length, 'x') } } })
    }
    expect(withResource(512)).toHaveProperty('policy')
    expect(withResource(513)).toContain('longer than 512')
  })

  test('it is larger than 8 KB', () => {
    const frame = JSON.stringify({ ...output, context: { a: '' } }).length
    const sized = (bytes: number) => read({ ...output, context: { a: 'x'.repeat(bytes - frame) } })
    expect(sized(maxOutputBytes)).toHaveProperty('context')
    expect(sized(maxOutputBytes + 1)).toContain('larger than 8192 bytes')
  })
})
