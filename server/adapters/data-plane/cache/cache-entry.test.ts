import { expect, test } from 'vitest'
import { decodeCacheEntry, encodeCacheEntry } from './cache-entry.ts'

const answer = {
  status: 404,
  headers: ['X-Ünicode', 'wert', 'X-Own', ''],
  body: Buffer.from([0, 255, 128, 10, 13, 0]),
  storedAt: 1_700_000_000_123,
  expiresAt: 1_700_000_300_123,
}

test('comes out as it went in, whatever the bytes', () => {
  expect(decodeCacheEntry(encodeCacheEntry(answer))).toEqual(answer)
  const empty = { ...answer, headers: [], body: Buffer.alloc(0) }
  expect(decodeCacheEntry(encodeCacheEntry(empty))).toEqual(empty)
})

test('a body that lies in shared memory is one like any other', () => {
  const body = new Uint8Array(new SharedArrayBuffer(3))
  body.set([1, 2, 3])
  expect(decodeCacheEntry(encodeCacheEntry({ ...answer, body }))?.body).toEqual(Buffer.from([1, 2, 3]))
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a few bytes', Buffer.from('x')],
  ['text', Buffer.from('this is no entry of the cache, and much longer than a head')],
  ['another version', Buffer.concat([Buffer.from([2]), encodeCacheEntry(answer).subarray(1)])],
  ['an entry that was cut off', encodeCacheEntry(answer).subarray(0, 30)],
])('%s is no entry', (_, bytes) => {
  expect(decodeCacheEntry(bytes)).toBeUndefined()
})

test('headers that are none are no entry', () => {
  for (const json of ['{}', '[1]', 'nonsense']) {
    const entry = encodeCacheEntry({ ...answer, headers: [] })
    const head = Buffer.from(entry.subarray(0, 23))
    head.writeUInt32BE(json.length, 19)
    expect(decodeCacheEntry(Buffer.concat([head, Buffer.from(json)]))).toBeUndefined()
  }
})
