import { expect, test } from 'vitest'
import { readTexts } from './read-texts.ts'
import type { Reading } from './reading.ts'

const kinds = { summary: 'text', deprecated: 'flag', tags: 'texts', externalDocs: 'object' } as const

function read(value: unknown) {
  const reading: Reading = {
    root: { value, pointer: '' },
    dialect: '3.0',
    substitutions: {},
    longestTimeoutMs: 29_000,
    problems: [],
    entries: [],
  }
  return { texts: readTexts(reading, reading.root, kinds), problems: reading.problems }
}

test('members of the right type are kept, in the order of the document; others that are not named are not', () => {
  const { texts, problems } = read({
    tags: ['a', 1],
    summary: 3.5,
    operationId: 'x',
    deprecated: 'true',
    externalDocs: { url: 'u' },
  })
  expect(Object.entries(texts)).toEqual([
    ['tags', ['a', '1']],
    ['summary', '3.5'],
    ['deprecated', true],
    ['externalDocs', { url: 'u' }],
  ])
  expect(problems).toEqual([])
})

test("extensions are kept, AWS's are not", () => {
  expect(read({ 'x-logo': { url: 'u' }, 'x-amazon-apigateway-auth': {} }).texts).toEqual({ 'x-logo': { url: 'u' } })
})

test('members of a wrong type are problems, each at its place', () => {
  const { texts, problems } = read({ summary: {}, deprecated: 'soon', tags: 'a', externalDocs: [1] })
  expect(texts.summary).toBeUndefined()
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/summary', '/deprecated', '/tags', '/externalDocs'])
})

test.each([null, undefined, {}])('%j has no texts', (value) => {
  expect(read(value)).toEqual({ texts: {}, problems: [] })
})
