import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameReader, encodeFrame } from './frame.ts'

test('frames come out as they went in, wherever the bytes are cut', () => {
  const frame = fc.record({ kind: fc.nat(255), body: fc.uint8Array({ maxLength: 40 }) })
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 30 })), (sent, cuts) => {
      const received: { kind: number; body: Uint8Array }[] = []
      const read = createFrameReader(40, (kind, body) => received.push({ kind, body: Uint8Array.from(body) }))
      let rest = Buffer.concat(sent.map(({ kind, body }) => encodeFrame(kind, body)))
      for (const cut of [...cuts, rest.length]) {
        expect(read(rest.subarray(0, cut))).toBe(true)
        rest = rest.subarray(cut)
      }
      expect(received).toEqual(sent)
    }),
  )
})

test('a frame that is too large breaks the reader, and nothing is read after it', () => {
  const received: number[] = []
  const read = createFrameReader(10, (kind) => received.push(kind))
  expect(read(encodeFrame(1, Buffer.alloc(10)))).toBe(true)
  expect(read(Buffer.from([0xff, 0xff, 0xff, 0xff, 2]))).toBe(false)
  expect(read(encodeFrame(3, Buffer.alloc(1)))).toBe(false)
  expect(received).toEqual([1])
})
