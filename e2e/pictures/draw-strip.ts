import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { JourneyFrame } from './journey-frames.ts'

/** Three pictures side by side, as many rows as it takes; sizes in pixels. */
const columns = 3
const frameWidth = 620
const frameHeight = 349
const gap = 20

/** Accent of the console, on both themes. */
const mark = '#4f5bff'

/** Draws the frames of a journey as one WebP picture: numbered, each with a ring where the click goes. */
export async function drawStrip(frames: readonly JourneyFrame[], file: string): Promise<void> {
  const rows = Math.ceil(frames.length / columns)
  const pictures = await Promise.all(
    frames.map(async (frame, index) => ({
      input: await drawFrame(frame, index + 1),
      left: (index % columns) * (frameWidth + gap),
      top: Math.floor(index / columns) * (frameHeight + gap),
    })),
  )
  await sharp({
    create: {
      width: columns * frameWidth + (columns - 1) * gap,
      height: rows * frameHeight + (rows - 1) * gap,
      channels: 4,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    },
  })
    .composite(pictures)
    .webp({ quality: 84, effort: 6 })
    .toFile(file)
}

async function drawFrame({ file, target }: JourneyFrame, number: number): Promise<Buffer> {
  const picture = sharp(await readFile(file))
  const { width = frameWidth } = await picture.metadata()
  const scale = frameWidth / width
  const ring = target
    ? `<rect x="${target.x * scale - 5}" y="${target.y * scale - 5}" width="${target.width * scale + 10}" height="${
        target.height * scale + 10
      }" rx="8" fill="none" stroke="${mark}" stroke-width="3"/>`
    : ''
  const drawn = `<svg width="${frameWidth}" height="${frameHeight}" xmlns="http://www.w3.org/2000/svg">
    ${ring}
    <rect x="0.5" y="0.5" width="${frameWidth - 1}" height="${frameHeight - 1}" rx="9.5" fill="none" stroke="#8888" />
    <circle cx="${frameWidth - 26}" cy="26" r="15" fill="${mark}" />
    <text x="${frameWidth - 26}" y="32" font-family="sans-serif" font-size="17" font-weight="bold" fill="#fff"
      text-anchor="middle">${number}</text>
  </svg>`
  const corners = `<svg><rect width="${frameWidth}" height="${frameHeight}" rx="10" fill="#fff"/></svg>`
  return await picture
    .resize(frameWidth, frameHeight, { fit: 'cover', position: 'top' })
    .composite([{ input: Buffer.from(drawn) }, { input: Buffer.from(corners), blend: 'dest-in' }])
    .png()
    .toBuffer()
}
