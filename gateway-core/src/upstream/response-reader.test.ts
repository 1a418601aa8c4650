import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ResponseCase, responseCorpus } from '../testing/response-corpus.ts'
import { ResponseReader } from './response-reader.ts'

/** What a reader hears of these pieces, after which the connection closes. */
function readPieces(pieces: readonly Buffer[], method = 'GET') {
  const reader = new ResponseReader()
  const heard = { heads: 0, status: 0, rawHeaders: [] as string[], body: '' }
  let rest = ''
  let problem: string | undefined
  reader.begin(method, {
    onHead(status, rawHeaders) {
      heard.heads++
      Object.assign(heard, { status, rawHeaders })
    },
    onData(chunk) {
      heard.body += chunk.toString('latin1')
    },
  })
  for (const piece of pieces) {
    if (problem !== undefined) break
    const read = reader.isOver ? 0 : reader.read(piece)
    if (typeof read === 'string') problem = read
    else rest += piece.toString('latin1', read)
  }
  if (problem === undefined && !reader.isOver) problem = reader.finish()
  return { ...heard, rest, problem, isKept: reader.head.isKept }
}

const asOne = (bytes: string) => [Buffer.from(bytes, 'latin1')]
const byteByByte = (bytes: string) => [...bytes].map((byte) => Buffer.from(byte, 'latin1'))

function check({ bytes, method, outcome }: ResponseCase, cut: (bytes: string) => Buffer[]) {
  const { status, body, rest, problem, heads, isKept } = readPieces(cut(bytes), method)
  if (outcome === 'refused') expect([heads, problem]).toEqual([0, expect.any(String)])
  else if (outcome === 'broken') expect([heads, problem]).toEqual([1, expect.any(String)])
  else {
    const { rest: expectedRest = '', isLast = false } = outcome
    expect({ status, body, rest, problem, heads }).toEqual({
      ...{ status: outcome.status, body: outcome.body, rest: expectedRest, problem: undefined, heads: 1 },
    })
    expect(isKept).toBe(!isLast)
  }
}

for (const [kind, cases] of Object.entries(responseCorpus)) {
  describe(kind, () => {
    test.each(cases)('$name', (given) => {
      check(given, asOne)
    })

    test.each(cases.filter(({ bytes }) => bytes.length < 1000))('$name, byte by byte', (given) => {
      check(given, byteByByte)
    })
  })
}

const all = Object.values(responseCorpus).flat()

test('where the bytes of an answer are cut makes no difference', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.array(fc.nat(2000), { maxLength: 6 }), (given, cuts) => {
      const at = [0, ...cuts.filter((cut) => cut < given.bytes.length), given.bytes.length].toSorted((a, b) => a - b)
      check(given, (bytes) => at.slice(1).map((end, index) => Buffer.from(bytes.slice(at[index], end), 'latin1')))
    }),
    { numRuns: 300 },
  )
})

test('any body comes out as it went in, by its length and in chunks of any size', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), fc.nat(50), (pieces, cut) => {
      const body = Buffer.concat(pieces).toString('latin1')
      const chunks = pieces
        .filter(({ length }) => length > 0)
        .map((piece) => `${piece.length.toString(16)}\r\n${Buffer.from(piece).toString('latin1')}\r\n`)
      for (const bytes of [
        `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`,
      ]) {
        const halves = [bytes.slice(0, cut), bytes.slice(cut)].map((half) => Buffer.from(half, 'latin1'))
        expect(readPieces(halves)).toMatchObject({ status: 200, body, rest: '', problem: undefined, isKept: true })
      }
    }),
    { numRuns: 100 },
  )
})

test('headers come as they were sent, in order, with their spelling', () => {
  const bytes = 'HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nX-\xb5: no\r\n\r\n'
  expect(readPieces(asOne(bytes)).heads).toBe(0)
  const { rawHeaders } = readPieces(asOne(bytes.replace('X-\xb5', 'X-~!')))
  expect(rawHeaders).toEqual(['Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'X-~!', 'no'])
})

describe('a reader that is stopped', () => {
  test.each([
    ['by the head', 'Content-Length: 4\r\n\r\nlate'],
    ['by the head of chunks', 'Transfer-Encoding: chunked\r\n\r\n4\r\nlate\r\n0\r\n\r\n'],
  ])('%s reads no body', (_, rest) => {
    const reader = new ResponseReader()
    let body = ''
    reader.begin('GET', {
      onHead: () => reader.stop(),
      onData: (chunk) => {
        body += chunk
      },
    })
    reader.read(Buffer.from(`HTTP/1.1 200 OK\r\n${rest}`))
    expect([body, reader.isOver]).toEqual(['', false])
  })

  test('by a piece of the body hears no other', () => {
    const reader = new ResponseReader()
    const heard: string[] = []
    reader.begin('GET', {
      onHead: () => undefined,
      onData(chunk) {
        heard.push(chunk.toString())
        reader.stop()
      },
    })
    reader.read(Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n'))
    expect([heard, reader.isOver]).toEqual([['a'], false])
  })
})

test('a reader is untouched until the first byte of an answer', () => {
  const reader = new ResponseReader()
  const begin = () => reader.begin('GET', { onHead: () => undefined, onData: () => undefined })
  expect(reader.isUntouched).toBe(false)
  begin()
  expect(reader.isUntouched).toBe(true)
  reader.read(Buffer.from('H'))
  expect(reader.isUntouched).toBe(false)
  begin()
  reader.read(Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'))
  expect(reader.isUntouched).toBe(false)
  begin()
  reader.read(Buffer.from('garbage that is no answer'))
  expect(reader.isUntouched).toBe(false)
})

test('one reader reads one answer after the other', () => {
  const reader = new ResponseReader()
  for (const [bytes, method] of [
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n', 'GET'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', 'HEAD'],
    ['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno', 'GET'],
  ] as const) {
    reader.begin(method, { onHead: () => undefined, onData: () => undefined })
    expect(reader.read(Buffer.from(bytes))).toBe(bytes.length)
    expect(reader.isOver).toBe(true)
  }
})
