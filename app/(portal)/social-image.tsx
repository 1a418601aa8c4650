import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ImageResponse } from 'next/og'
import { cache } from 'react'

/** What social networks show beside a link. */
export const socialImageSize = { width: 1200, height: 630 }

interface SocialImage {
  readonly title: string
  readonly line: string
  /** Small words below: price, provider. */
  readonly facts: readonly string[]
  /** Of a portal that has a name and colours of its own. */
  readonly look?: SocialLook
}

interface SocialLook {
  readonly name: string
  readonly background: string
  readonly ink: string
  readonly muted: string
  readonly accent: string
}

const ownLook: SocialLook = {
  name: 'Gatehouse',
  background: '#0f1115',
  ink: '#f4f5f7',
  muted: '#c3c9d4',
  accent: '#7cc4ff',
}

/** The picture of a page's social card, drawn here with the product's own type: nothing is fetched from anywhere. */
export async function socialImage({ title, line, facts, look = ownLook }: SocialImage): Promise<Response> {
  const [regular, bold] = await Promise.all([font('Regular'), font('SemiBold')])
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: 80,
        background: look.background,
        color: look.ink,
        fontFamily: 'Geist',
      }}
    >
      <div style={{ display: 'flex', fontSize: 32, color: look.muted }}>{drawable(look.name, 60)}</div>
      <div style={{ display: 'flex', flexDirection: 'column', marginTop: 'auto' }}>
        <div style={{ display: 'flex', fontSize: title.length > 40 ? 60 : 84, fontWeight: 600 }}>
          {drawable(title, 90)}
        </div>
        <div style={{ display: 'flex', marginTop: 24, fontSize: 38, color: look.muted }}>{drawable(line, 140)}</div>
        <div style={{ display: 'flex', marginTop: 48, fontSize: 30, color: look.accent }}>
          {drawable(facts.join('  ·  '), 90)}
        </div>
      </div>
    </div>,
    {
      ...socialImageSize,
      fonts: [
        { name: 'Geist', data: regular, weight: 400 },
        { name: 'Geist', data: bold, weight: 600 },
      ],
      headers: { 'cache-control': 'private, no-cache' },
    },
  )
}

const font = cache(async (weight: 'Regular' | 'SemiBold'): Promise<Buffer> => {
  return await readFile(path.join(process.cwd(), 'node_modules/geist/dist/fonts/geist-sans', `Geist-${weight}.ttf`))
})

/** The renderer would fetch a font for letters that ours lacks, and pictures for emoji. */
function drawable(text: string, length: number): string {
  const letters = text
    .replace(/[^\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return letters.length > length ? `${letters.slice(0, length - 1).trimEnd()}…` : letters
}
