import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ContentHandling,
  compileBinaryTypes,
  converted,
  requestConversion,
  responseConversion,
} from './body-conversion.ts'

describe('binary media types', () => {
  test.each([
    [['image/png'], 'image/png', true],
    [['image/png'], 'image/jpeg', false],
    [['Image/PNG'], 'image/png', true],
    [['image/*'], 'image/jpeg', true],
    [['image/*'], 'imagery/jpeg', false],
    [['*/*'], 'application/json', true],
    [['*/*'], '', true],
    [[], 'image/png', false],
    [['image/*'], '', false],
    [['text/plain', 'application/octet-stream'], 'application/octet-stream', true],
  ])('%j holds %s: %s', (types, mediaType, expected) => {
    expect(compileBinaryTypes(types)(mediaType)).toBe(expected)
  })
})

/** Developer guide, "Content type conversions in API Gateway", first table. */
test.each<[string, boolean, ContentHandling, string]>([
  ['text', false, undefined, 'bytes'],
  ['text', false, 'CONVERT_TO_BINARY', 'from-base64'],
  ['text', false, 'CONVERT_TO_TEXT', 'bytes'],
  ['binary', true, undefined, 'bytes'],
  ['binary', true, 'CONVERT_TO_BINARY', 'bytes'],
  ['binary', true, 'CONVERT_TO_TEXT', 'to-base64'],
])('a %s request with %4$s goes out as %s', (_, isBinary, handling, conversion) => {
  expect(requestConversion(isBinary, handling)).toBe(conversion)
})

/** The second table: what the integration answered, whether the API has types, what the caller accepts, handling. */
test.each<[answer: string, hasTypes: boolean, accepts: string, ContentHandling, string]>([
  ['any', false, 'text', undefined, 'bytes'],
  ['any', false, 'text', 'CONVERT_TO_BINARY', 'from-base64'],
  ['any', false, 'text', 'CONVERT_TO_TEXT', 'bytes'],
  ['text', true, 'text', undefined, 'bytes'],
  ['text', true, 'text', 'CONVERT_TO_BINARY', 'from-base64'],
  ['text', true, 'text', 'CONVERT_TO_TEXT', 'bytes'],
  ['text', true, 'binary', undefined, 'from-base64'],
  ['text', true, 'binary', 'CONVERT_TO_BINARY', 'from-base64'],
  ['text', true, 'binary', 'CONVERT_TO_TEXT', 'bytes'],
  ['binary', true, 'text', undefined, 'to-base64'],
  ['binary', true, 'text', 'CONVERT_TO_BINARY', 'bytes'],
  ['binary', true, 'text', 'CONVERT_TO_TEXT', 'to-base64'],
  ['binary', true, 'binary', undefined, 'bytes'],
  ['binary', true, 'binary', 'CONVERT_TO_BINARY', 'bytes'],
  ['binary', true, 'binary', 'CONVERT_TO_TEXT', 'to-base64'],
])(
  'a %s answer, types set %s, for who accepts %s, with %s goes out as %s',
  (answer, hasTypes, accepts, handling, conversion) => {
    expect(responseConversion(answer === 'binary', hasTypes, accepts === 'binary', handling)).toBe(conversion)
  },
)

describe('base64', () => {
  test('comes back as the bytes that it was made of', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const buffer = Buffer.from(bytes)
        const text = converted(buffer, 'to-base64')
        expect(text).toBeDefined()
        expect(converted(text ?? Buffer.alloc(0), 'from-base64')).toEqual(buffer)
      }),
    )
  })

  test.each([
    ['aGVsbG8=', 'hello'],
    ['aGVsbG8', 'hello'],
    ['aGVs\r\nbG8=\n', 'hello'],
    ['', ''],
  ])('%j is %j', (text, plain) => {
    expect(converted(Buffer.from(text), 'from-base64')?.toString()).toBe(plain)
  })

  test.each(['a', 'aGVsbG8==', 'aGVs bG8=', 'héllo', '{"json":true}', 'aGVsb_8', '====', 'ab=c', 'ab='])(
    '%j is none',
    (text) => {
      expect(converted(Buffer.from(text), 'from-base64')).toBeUndefined()
    },
  )

  test('bytes stay the same bytes', () => {
    const bytes = Buffer.from([0, 255, 128])
    expect(converted(bytes, 'bytes')).toBe(bytes)
  })
})
