import { deflateSync } from 'node:zlib'

/** A PNG of the size, one colour, as an encoder would write it. */
export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(Math.min((width + 1) * height, 1000))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const onePixel = png(1, 1)

/** Readers of PNG check the sum at the end of a chunk; what is tested here does not. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
}

/** JPEG markers around a frame of the size: enough for who reads the size. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0x4a, 0x46]),
    frame,
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3]),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** An extended WebP with a canvas of the size. */
export function webp(width: number, height: number): Buffer {
  const content = Buffer.alloc(30)
  content.write('RIFF', 0, 'latin1')
  content.writeUInt32LE(22, 4)
  content.write('WEBPVP8X', 8, 'latin1')
  content.writeUInt32LE(10, 16)
  content.writeUIntLE(width - 1, 24, 3)
  content.writeUIntLE(height - 1, 27, 3)
  return content
}
