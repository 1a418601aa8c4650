import { spawn } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { type Product, startProduct } from '../servers/product.ts'
import { drawStrip } from './draw-strip.ts'
import type { JourneyFrame } from './journey-frames.ts'

/**
 * `npm run pictures`: compares the main pages with their pictures. `npm run pictures -- --update` takes both new, the
 * pictures of the pages and the strips of the README; `-- --strips` the strips alone. E2E_URL and its companions name a
 * product that runs already.
 */
const folder = import.meta.dirname
const isUpdate = process.argv.includes('--update')
const onlyStrips = process.argv.includes('--strips')

/** What the README begins with. */
const shown = { console: 'method', portal: 'product' } as const

/** Each journey with the test that walks it. */
const journeys = {
  provider: ['e2e/console/publish-journey.spec.ts', 'a document becomes a published product'],
  consumer: ['e2e/portal/apps.spec.ts', 'trial key calls in two clicks'],
} as const

const product: Pick<Product, 'url' | 'gatewayUrl' | 'email' | 'password' | 'stop'> = process.env.E2E_URL
  ? {
      url: process.env.E2E_URL,
      gatewayUrl: process.env.E2E_GATEWAY_URL ?? 'http://localhost:8080',
      email: process.env.E2E_EMAIL ?? 'owner@example.org',
      password: process.env.E2E_PASSWORD ?? '',
      stop: async () => {},
    }
  : await startProduct()

try {
  if (!onlyStrips) await comparePages()
  if (isUpdate || onlyStrips) await takeStrips()
} finally {
  await product.stop()
}

async function comparePages(): Promise<void> {
  const more = isUpdate ? ['--update-snapshots=all'] : []
  const code = await playwright(['e2e/pictures/pictures.spec.ts', ...more], {})
  if (code !== 0) process.exitCode = code
  if (!isUpdate) return
  await Promise.all(globSync(path.join(folder, 'baselines/*.png')).map(shrink))
  for (const [name, page] of Object.entries(shown)) {
    copyFileSync(path.join(folder, `baselines/${page}-1440-light.png`), path.join(folder, `../../public/${name}.png`))
  }
}

/** Pages have few colours: a palette of 256 makes a third of the bytes, and differs less than a comparison sees. */
async function shrink(file: string): Promise<void> {
  const smaller = await sharp(readFileSync(file)).png({ palette: true, colours: 256, effort: 10, dither: 0 }).toBuffer()
  await writeFile(file, smaller)
}

async function takeStrips(): Promise<void> {
  const strips = path.join(folder, 'strips')
  mkdirSync(strips, { recursive: true })
  for (const theme of ['light', 'dark']) {
    for (const [journey, [file, title]] of Object.entries(journeys)) {
      const frames = mkdtempSync(path.join(tmpdir(), 'gatehouse-frames-'))
      const code = await playwright([file, '--grep', title], { STRIP_FRAMES: frames, E2E_THEME: theme })
      if (code === 0) await drawStrip(framesIn(frames, journey), path.join(strips, `${journey}-${theme}.webp`))
      else process.exitCode = code
      rmSync(frames, { recursive: true, force: true })
    }
  }
}

function framesIn(frames: string, journey: string): JourneyFrame[] {
  const files = globSync(path.join(frames, `${journey}-*.json`)).sort()
  return files.map((file): JourneyFrame => JSON.parse(readFileSync(file, 'utf8')))
}

function playwright(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('playwright', ['test', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        E2E_URL: product.url,
        E2E_GATEWAY_URL: product.gatewayUrl,
        E2E_EMAIL: product.email,
        E2E_PASSWORD: product.password,
        ...environment,
      },
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
