import { request } from 'node:http'
import { duplexPair } from 'node:stream'
import { responseCorpus } from '../../src/testing/response-corpus.ts'
import { ResponseReader } from '../../src/upstream/response-reader.ts'
import { expectThat, type FuzzTarget } from '../fuzz-target.ts'
import type { RandomSource } from '../random-source.ts'

const corpus = Object.values(responseCorpus)
  .flat()
  .map(({ bytes }) => bytes)
  .filter((bytes) => bytes.length < 2000)
const pieces = [
  ...[
    '\r\n',
    '\n',
    '\r',
    ' ',
    '\t',
    ':',
    '\0',
    '\x0b',
    '\x7f',
    ';',
    ',',
    '0',
    '1',
    'a',
    '\xff',
    '\r\n\r\n',
    '0\r\n\r\n',
  ],
  ...['HTTP/1.1 200 OK\r\n', 'HTTP/1.0 ', 'HTTP/1.1 103 E\r\n\r\n', 'Content-Length: 5\r\n', 'Connection: close\r\n'],
  ...['Transfer-Encoding: chunked\r\n', 'chunked', '5\r\nhello\r\n', '5;a=b\r\n', 'X-T: 1\r\n', ' 204 ', ' 304 '],
]
/** Comparing with node's client costs most of the time. */
const compared = 0.2
/** Node takes a tab behind `chunked` for a part of it; by RFC 9110 section 5.5 it is none. */
const tabAtEnd = /\t[ \t]*\r\n/

/**
 * Bytes from a backend: they are read the same however they are cut, no header has a line end, and what is taken for a
 * whole answer is one for node's strict parser, too, or that refuses it.
 */
export const responseBytes: FuzzTarget = {
  name: 'response-bytes',
  run(random) {
    const method = random.chance(0.9) ? 'GET' : 'HEAD'
    const bytes = input(random)
    const whole = readPieces([Buffer.from(bytes, 'latin1')], method)
    const inPieces = readPieces(cut(random, bytes), method)
    expectThat(JSON.stringify(whole) === JSON.stringify(inPieces), 'cut, it is read otherwise', { bytes, method })
    expectThat(!/[\r\n\0]/.test(whole.rawHeaders.join('')), 'a header has a line end', { bytes })
    if (!whole.isWhole || tabAtEnd.test(bytes) || !random.chance(compared)) return undefined
    return readByNode(bytes, method).then((theirs) => {
      const isSame = theirs === undefined || (theirs.status === whole.status && theirs.body === whole.body)
      expectThat(isSame, 'node reads another answer', { bytes, method, ours: whole, theirs })
    })
  },
}

function input(random: RandomSource): string {
  let bytes = random.chance(0.8) ? random.pick(corpus) : random.text(20, pieces)
  for (let spoils = random.below(4); spoils > 0; spoils--) bytes = random.spoiled(bytes, pieces)
  return bytes
}

function cut(random: RandomSource, bytes: string): Buffer[] {
  const cuts = [0, bytes.length, ...random.list(6, () => random.below(bytes.length + 1))].toSorted((a, b) => a - b)
  return cuts.slice(1).map((end, index) => Buffer.from(bytes.slice(cuts[index], end), 'latin1'))
}

function readPieces(given: readonly Buffer[], method: string) {
  const reader = new ResponseReader()
  const heard = { status: 0, rawHeaders: [] as string[], body: '', rest: '', isWhole: false }
  const sink = {
    onHead: (status: number, rawHeaders: string[]) => void Object.assign(heard, { status, rawHeaders }),
    onData(chunk: Buffer) {
      heard.body += chunk.toString('latin1')
    },
  }
  reader.begin(method, sink)
  for (const piece of given) {
    const read = reader.isOver ? 0 : reader.read(piece)
    // How much of it had come before it was found to be wrong depends on the cuts.
    if (typeof read === 'string') return { ...heard, body: '' }
    heard.rest += piece.toString('latin1', read)
  }
  heard.isWhole = reader.isOver || reader.finish() === undefined
  return heard
}

/** @returns undefined where node refuses it, or finds that it breaks off. */
function readByNode(bytes: string, method: string): Promise<{ status: number; body: string } | undefined> {
  const [near, far] = duplexPair()
  return new Promise((resolve) => {
    const asked = request({ method, createConnection: () => near })
    asked.on('error', () => resolve(undefined))
    asked.on('upgrade', () => resolve(undefined))
    asked.on('response', (response) => {
      let body = ''
      response.setEncoding('latin1')
      response.on('data', (chunk: string) => {
        body += chunk
      })
      response.on('error', () => resolve(undefined))
      response.on('close', () => resolve(response.complete ? { status: response.statusCode ?? 0, body } : undefined))
    })
    asked.on('close', () => setImmediate(resolve, undefined))
    asked.end()
    far.resume()
    far.end(Buffer.from(bytes, 'latin1'))
  })
}
