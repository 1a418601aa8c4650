import { ServiceError } from '#server/errors.ts'
import { checkSvg } from './check-svg.ts'

/** What a picture is by its content, whatever its name or its sender says. */
export interface CheckedImage {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/svg+xml'
  /** In pixels; 0 where the picture has none of its own. */
  readonly width: number
  readonly height: number
}

/** Bytes that a picture may have. A logo needs a tenth of it. */
export const largestImage = 512 * 1024
/** Pixels a side: small files can be pictures of gigabytes. */
const longestSide = 4096

/** What the bytes are, or `BadRequestException`: not a picture, cut, too large, or something else behind it. */
export function checkImage(bytes: Uint8Array): CheckedImage {
  if (bytes.length > largestImage) throw refused(`The picture has more than ${largestImage / 1024} kB`)
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const image = readPng(content) ?? readJpeg(content) ?? readWebp(content) ?? readSvg(content)
  if (!image) throw refused('This is no PNG, JPEG, WebP or SVG picture')
  if (image.width > longestSide || image.height > longestSide) {
    throw refused(`The picture is larger than ${longestSide} × ${longestSide} pixels`)
  }
  if (image.mediaType !== 'image/svg+xml' && (image.width < 1 || image.height < 1)) throw damaged()
  return image
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** https://www.w3.org/TR/png-3/#5Chunk-layout: chunks from IHDR to IEND and nothing after it. */
function readPng(content: Buffer): CheckedImage | undefined {
  if (!content.subarray(0, 8).equals(pngStart)) return undefined
  if (content.length < 33 || content.toString('latin1', 12, 16) !== 'IHDR') throw damaged()
  let at = 8
  for (;;) {
    if (at + 12 > content.length) throw damaged()
    const length = content.readUInt32BE(at)
    const end = at + 12 + length
    if (end > content.length) throw damaged()
    if (content.toString('latin1', at + 4, at + 8) === 'IEND') {
      if (end !== content.length) throw refused('Something follows the picture in its file')
      break
    }
    at = end
  }
  return { mediaType: 'image/png', width: content.readUInt32BE(16), height: content.readUInt32BE(20) }
}

/** ITU-T T.81, annex B: segments up to the scan, in which a start of frame tells the size; the end is an EOI marker. */
function readJpeg(content: Buffer): CheckedImage | undefined {
  if (content[0] !== 0xff || content[1] !== 0xd8 || content[2] !== 0xff) return undefined
  if (content.readUInt16BE(content.length - 2) !== 0xffd9) throw refused('Something follows the picture in its file')
  let size: { width: number; height: number } | undefined
  for (let at = 2; at + 4 <= content.length; ) {
    if (content[at] !== 0xff) throw damaged()
    const marker = content[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) break
    const length = content.readUInt16BE(at + 2)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (length < 2 || at + 2 + length > content.length) throw damaged()
    if (isFrame) {
      if (length < 8) throw damaged()
      size = { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) }
    }
    at += 2 + length
  }
  if (!size) throw damaged()
  return { mediaType: 'image/jpeg', ...size }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function readWebp(content: Buffer): CheckedImage | undefined {
  if (content.toString('latin1', 0, 4) !== 'RIFF' || content.toString('latin1', 8, 12) !== 'WEBP') return undefined
  if (content.length < 30) throw damaged()
  if (content.readUInt32LE(4) + 8 !== content.length) throw refused('Something follows the picture in its file')
  const kind = content.toString('latin1', 12, 16)
  if (kind === 'VP8X') return webp(content.readUIntLE(24, 3) + 1, content.readUIntLE(27, 3) + 1)
  if (kind === 'VP8 ') return webp(content.readUInt16LE(26) & 0x3fff, content.readUInt16LE(28) & 0x3fff)
  if (kind !== 'VP8L') throw damaged()
  const bits = content.readUInt32LE(21)
  return webp((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
}

function webp(width: number, height: number): CheckedImage {
  return { mediaType: 'image/webp', width, height }
}

function readSvg(content: Buffer): CheckedImage | undefined {
  const text = content.toString('utf8').replace(/^\uFEFF/, '')
  if (!/^\s*(<\?xml\s[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(text.slice(0, 4096))) return undefined
  const problem = checkSvg(text)
  if (problem) throw refused(problem)
  return { mediaType: 'image/svg+xml', width: 0, height: 0 }
}

function damaged(): ServiceError {
  return refused('The picture is damaged')
}

function refused(message: string): ServiceError {
  return new ServiceError('BadRequestException', message, { fields: { content: message } })
}
