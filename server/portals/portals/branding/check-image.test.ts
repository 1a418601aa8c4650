import { describe, expect, test } from 'vitest'
import { jpeg, onePixel, png, webp } from '../testing/pictures.ts'
import { checkImage, largestImage } from './check-image.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#123456"/></svg>'

describe('a picture is what its content says', () => {
  test.each([
    ['PNG', png(120, 32), 'image/png', 120, 32],
    ['JPEG', jpeg(300, 200), 'image/jpeg', 300, 200],
    ['WebP', webp(4096, 17), 'image/webp', 4096, 17],
    ['SVG', Buffer.from(svg), 'image/svg+xml', 0, 0],
    ['SVG with a prologue', Buffer.from(`<?xml version="1.0"?>\n<!-- made by hand -->\n${svg}`), 'image/svg+xml', 0, 0],
  ])('%s', (_, content, mediaType, width, height) => {
    expect(checkImage(content)).toEqual({ mediaType, width, height })
  })
})

describe('what is no picture, or more than one, is refused', () => {
  test.each([
    ['an HTML page', Buffer.from('<!doctype html><script>alert(1)</script>'), /no PNG/],
    ['nothing', Buffer.alloc(0), /no PNG/],
    ['a PDF', Buffer.from('%PDF-1.7'), /no PNG/],
    ['a GIF that is a script', Buffer.from('GIF89a=1;alert(1)'), /no PNG/],
    ['a PNG with a page behind it', Buffer.concat([onePixel, Buffer.from('<script>alert(1)</script>')]), /follows/],
    ['a PNG with a zip behind it', Buffer.concat([onePixel, Buffer.from('PK\u0003\u0004')]), /follows/],
    ['a PNG that is cut', onePixel.subarray(0, 40), /damaged/],
    ['a PNG of a header only', onePixel.subarray(0, 8), /damaged/],
    ['a PNG whose chunk is longer than the file', longChunk(), /damaged/],
    ['a PNG of no width', png(0, 10), /damaged/],
    ['a JPEG with a page behind it', Buffer.concat([jpeg(9, 9), Buffer.from('<script>')]), /follows/],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xd9]), /damaged/],
    [
      'a JPEG with a segment that leads out of it',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0xff, 0xd9]),
      /damaged/,
    ],
    ['a WebP with more than it says', Buffer.concat([webp(9, 9), Buffer.from('PK')]), /follows/],
    ['a WebP of another kind', Buffer.from(webp(9, 9).toString('latin1').replace('VP8X', 'EVIL'), 'latin1'), /damaged/],
    ['a picture of gigabytes in few bytes', png(60_000, 60_000), /larger than 4096/],
    ['a wide WebP', webp(16_000_000, 1), /larger than 4096/],
    ['more bytes than a logo has', Buffer.concat([onePixel, Buffer.alloc(largestImage)]), /512 kB/],
  ])('%s', (_, content, why) => {
    expect(() => checkImage(content)).toThrow(why)
  })
})

test('the simple and the lossless WebP tell their size', () => {
  const simple = webp(9, 9)
  simple.write('VP8 ', 12, 'latin1')
  simple.writeUInt16LE(640, 26)
  simple.writeUInt16LE(480, 28)
  expect(checkImage(simple)).toMatchObject({ width: 640, height: 480 })
  const lossless = webp(9, 9)
  lossless.write('VP8L', 12, 'latin1')
  lossless.writeUInt32LE((99 << 14) | 199, 21)
  expect(checkImage(lossless)).toMatchObject({ width: 200, height: 100 })
})

function longChunk(): Buffer {
  const content = Buffer.from(onePixel)
  content.writeUInt32BE(0xffffffff, 8)
  return content
}
