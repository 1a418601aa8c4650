import { expect, test } from 'vitest'
import type { CachedAnswer } from '../ports.ts'
import { openAnswer, sealAnswer } from './sealed-answer.ts'

const secret = new Uint8Array(32).fill(1)
const answer: CachedAnswer = {
  status: 200,
  headers: ['X-Ü', 'wert'],
  body: Buffer.from('secret text'),
  storedAt: 1,
  expiresAt: 2,
}
const sealed = sealAnswer(answer, 'key', secret)

test('opens with the same secret for the same key', () => {
  expect(openAnswer(sealed, 'key', secret)).toEqual(answer)
  const empty = { ...answer, headers: [], body: Buffer.alloc(0) }
  expect(openAnswer(sealAnswer(empty, 'key', secret), 'key', secret)).toEqual(empty)
})

test('nothing of it is readable', () => {
  expect(sealed.headers).toEqual([])
  expect(Buffer.from(sealed.body).toString('latin1')).not.toMatch(/secret text|wert/)
})

test('the same answer is never sealed to the same bytes', () => {
  expect(sealAnswer(answer, 'key', secret).body).not.toEqual(sealed.body)
})

test('does not open for another key, with another secret, changed, cut off, or with another status or time', () => {
  const changed = Buffer.from(sealed.body)
  changed[20] = (changed[20] ?? 0) ^ 1
  expect(openAnswer(sealed, 'other', secret)).toBeUndefined()
  expect(openAnswer(sealed, 'key', new Uint8Array(32))).toBeUndefined()
  expect(openAnswer({ ...sealed, body: changed }, 'key', secret)).toBeUndefined()
  expect(openAnswer({ ...sealed, body: sealed.body.subarray(0, 40) }, 'key', secret)).toBeUndefined()
  expect(openAnswer({ ...sealed, body: Buffer.alloc(3) }, 'key', secret)).toBeUndefined()
  expect(openAnswer({ ...sealed, status: 201 }, 'key', secret)).toBeUndefined()
  expect(openAnswer({ ...sealed, expiresAt: 1e15 }, 'key', secret)).toBeUndefined()
})
