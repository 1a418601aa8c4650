import { expect, test } from 'vitest'
import { readStreamPrelude } from './stream-prelude.ts'

const separator = '\0'.repeat(8)

async function* piecesOf(pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece)
}

async function prelude(pieces: readonly string[]) {
  const read = await readStreamPrelude(piecesOf(pieces), 1000)
  return typeof read === 'string' ? read : [read.metadata, Buffer.from(read.rest).toString()]
}

test.each<[string, string[]]>([
  ['in one piece', [`{"a":1}${separator}body`]],
  ['in three', ['{"a":1}', separator, 'body']],
  ['with the separator cut', [`{"a":1}${'\0'.repeat(3)}`, `${'\0'.repeat(5)}body`]],
  ['byte by byte', [...`{"a":1}${separator}body`]],
])('metadata and the first of the body, %s', async (_, pieces) => {
  const read = await prelude(pieces)
  expect(read[0]).toBe('{"a":1}')
  expect('body'.startsWith(read[1] ?? 'x')).toBe(true)
})

test('the metadata may be empty, and the body', async () => {
  expect(await prelude([separator])).toEqual(['', ''])
})

test('a ninth NUL is the body’s', async () => {
  expect(await prelude([`{}${separator}\0x`])).toEqual(['{}', '\0x'])
})

test('a stream that ends without it has none', async () => {
  expect(await prelude(['{"a":1}'])).toBe('it has no metadata before eight NUL bytes')
  expect(await prelude([])).toBe('it has no metadata before eight NUL bytes')
  expect(await prelude([`{}${'\0'.repeat(7)}`])).toBe('it has no metadata before eight NUL bytes')
})

test('the separator must come within 16 KB', async () => {
  const most = 'x'.repeat(16 * 1024)
  expect((await prelude([most, separator]))[0]).toBe(most)
  const more = 'there are no eight NUL bytes in its first 16 KB'
  expect(await prelude([`${most}x${separator}`])).toBe(more)
  expect(await prelude([most, most, separator])).toBe(more)
})

test('a stream that breaks is not understood', async () => {
  const broken = {
    next: () => Promise.reject(new Error('the function is gone')),
  }
  expect(await readStreamPrelude(broken, 1000)).toBe('it broke off: the function is gone')
  expect(await readStreamPrelude({ next: () => Promise.reject('odd') }, 1000)).toBe('it broke off: odd')
})

test('a stream that says nothing is late', async () => {
  const silent = { next: () => new Promise<IteratorResult<Uint8Array>>(() => undefined) }
  expect(await readStreamPrelude(silent, 30)).toBe('late')
  expect(await readStreamPrelude(silent, -5)).toBe('late')
})
