import { describe, expect, test } from 'vitest'
import { tracedBody, tracedBytes, utf8Prefix } from './traced-body.ts'

const asIs = (text: string) => text

describe('a body in a trace', () => {
  test('is its text, and the number of its bytes', () => {
    expect(tracedBody('für', asIs)).toEqual({ text: 'für', bytes: 4 })
    expect(tracedBody(Buffer.from('für'), asIs)).toEqual({ text: 'für', bytes: 4 })
    expect(tracedBody('', asIs)).toEqual({ text: '', bytes: 0 })
  })

  test('is cut after 64 KB, and says so', () => {
    const body = tracedBody('a'.repeat(tracedBytes + 1), asIs)
    expect(body).toEqual({ text: 'a'.repeat(tracedBytes), bytes: tracedBytes + 1, note: 'cut' })
    expect(tracedBody('a'.repeat(tracedBytes), asIs).note).toBeUndefined()
  })

  test('is cut before a character that would be cut through', () => {
    const { text, note } = tracedBody(`${'a'.repeat(tracedBytes - 1)}€€`, asIs)
    expect([text.length, note]).toEqual([tracedBytes - 1, 'cut'])
    expect(text.endsWith('a')).toBe(true)
  })

  test('of ten megabytes keeps no more than its beginning', () => {
    const body = tracedBody(Buffer.alloc(10 * 1024 * 1024, 'ä'), asIs)
    expect([body.text.length, body.bytes, body.note]).toEqual([tracedBytes / 2, 10 * 1024 * 1024, 'cut'])
  })

  test('that is no text is not shown', () => {
    expect(tracedBody(Buffer.from([0xff, 0xfe, 0]), asIs)).toEqual({ text: '', bytes: 3, note: 'binary' })
  })

  test('is redacted before it is cut, so that half a secret is none', () => {
    const secret = 'secret'.repeat(10)
    const body = 'a'.repeat(tracedBytes - 30) + secret
    const { text } = tracedBody(body, (whole) => whole.replaceAll(secret, '*'.repeat(secret.length)))
    expect(text).not.toContain('secret')
    expect(text.endsWith('*'.repeat(30))).toBe(true)
  })
})

describe('the beginning of UTF-8', () => {
  test.each([
    ['abc', 2, 'ab'],
    ['aé', 2, 'a'],
    ['é', 1, ''],
    ['a€', 3, 'a'],
    ['a😀b', 4, 'a'],
    ['a😀b', 5, 'a😀'],
    ['abc', 3, 'abc'],
  ])('of %j within %i bytes is %j', (text, limit, expected) => {
    expect(Buffer.from(utf8Prefix(Buffer.from(text), limit)).toString()).toBe(expected)
  })
})
