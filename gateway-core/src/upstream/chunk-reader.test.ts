import { describe, expect, test } from 'vitest'
import { ChunkReader } from './chunk-reader.ts'

function readAll(text: string, sizes: readonly number[] = [text.length]) {
  const reader = new ChunkReader()
  let data = ''
  let at = 0
  for (const size of sizes) {
    const piece = Buffer.from(text.slice(at, at + size), 'latin1')
    const read = reader.read(piece, 0, (taken) => {
      data += taken.toString('latin1')
      return true
    })
    if (typeof read === 'string') return { data, problem: read }
    at += read
    if (reader.isOver) break
  }
  return { data, isOver: reader.isOver, rest: text.slice(at) }
}

describe('the data of chunks', () => {
  test.each([
    ['one chunk', '5\r\nhello\r\n0\r\n\r\n', 'hello'],
    ['several', '1\r\nh\r\n2\r\nel\r\n2\r\nlo\r\n0\r\n\r\n', 'hello'],
    ['line ends within', '4\r\n\r\n\r\n\r\n0\r\n\r\n', '\r\n\r\n'],
    ['none', '0\r\n\r\n', ''],
    ['a size in both cases of letters', `aB\r\n${'x'.repeat(0xab)}\r\n0\r\n\r\n`, 'x'.repeat(0xab)],
    ['extensions', '5;a;b="c"\r\nhello\r\n0;d\r\n\r\n', 'hello'],
    ['a trailer of two lines', '5\r\nhello\r\n0\r\nX-A: 1\r\nX-B:\r\n\r\n', 'hello'],
  ])('%s', (_, text, data) => {
    expect(readAll(text)).toEqual({ data, isOver: true, rest: '' })
    const bytewise = [...text].map(() => 1)
    expect(readAll(text, bytewise)).toEqual({ data, isOver: true, rest: '' })
  })

  test('end where the last chunk ends', () => {
    expect(readAll('1\r\na\r\n0\r\n\r\nHTTP/1.1 200 OK')).toEqual({ data: 'a', isOver: true, rest: 'HTTP/1.1 200 OK' })
  })

  test('are not over before', () => {
    for (const text of ['', '1', '1\r\n', '1\r\na', '1\r\na\r\n', '0\r\n', '0\r\n\r', '0\r\nX-A: 1\r\n']) {
      expect(readAll(text)).toMatchObject({ isOver: false, rest: '' })
    }
  })
})

test('whoever wants no more data gets none', () => {
  const reader = new ChunkReader()
  const taken: string[] = []
  const take = (data: Buffer) => taken.push(data.toString()) < 2
  const text = '1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n'
  expect(reader.read(Buffer.from(text), 0, take)).toBe('1\r\na\r\n1\r\nb'.length)
  expect(taken).toEqual(['a', 'b'])
})

test('the extensions of all chunks together are few', () => {
  const chunk = (length: number) => `1;${'a'.repeat(length)}\r\nx\r\n`
  expect(readAll(chunk(16_384))).toMatchObject({ data: 'x' })
  expect(readAll(chunk(16_385))).toMatchObject({ data: '', problem: 'a malformed chunk' })
  expect(readAll(chunk(8192) + chunk(8193))).toMatchObject({ data: 'x', problem: 'a malformed chunk' })
})

test('the trailer is short', () => {
  const trailer = (length: number) => `0\r\nX-A: ${'a'.repeat(length)}\r\n\r\n`
  expect(readAll(trailer(16_000))).toMatchObject({ isOver: true })
  expect(readAll(trailer(17_000))).toMatchObject({ problem: 'a trailer that is too long' })
})
