import { cpus } from 'node:os'
import { chromium } from '@playwright/test'
import { fillHarbour, type Harbour } from '../pictures/harbour.ts'
import { chromiumArguments, findChromium } from '../servers/chromium.ts'
import { freePort } from '../servers/postgres.ts'
import { startProduct } from '../servers/product.ts'
import { medianAnswer } from './answer-times.ts'
import { type LighthouseFigures, lighthouseFigures } from './lighthouse-figures.ts'
import { type MainPage, mainPages } from './main-pages.ts'
import { scriptWeights } from './script-weight.ts'

/**
 * `npm run bench -- pages [name …]`: the main pages of the built product, filled with an account: the server's answer, the
 * scripts of the first view, and Lighthouse's desktop preset. BENCH_ROUNDS (3) runs of Lighthouse, of which the median
 * counts; E2E_URL measures a product that runs already. Prints lines for the table in README.md.
 */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const asked = process.argv.slice(2).filter((name) => name !== 'pages')

const running = process.env.E2E_URL ? { url: process.env.E2E_URL, stop: async () => {} } : await startProduct()
try {
  await measure(running.url)
} finally {
  await running.stop()
}

async function measure(url: string): Promise<void> {
  const port = await freePort()
  const executablePath = findChromium()
  const args = [...chromiumArguments, `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage({ baseURL: url })
    const harbour: Harbour = await fillHarbour(page)
    const cookies = await page.context().cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    await page.context().close()
    const processor = cpus()[0]?.model ?? 'unknown processor'
    console.log(`\n${processor}, ${cpus().length} cores, Chromium ${browser.version()}, Node ${process.version}`)
    console.log(`The server's trivial answer: ${round(await medianAnswer(`${url}/healthz`, ''))} ms\n`)
    console.log('| Page | Answer ms | JS kB | JS kB later | LCP ms | TBT ms | CLS | Lighthouse | Points lost for |')
    console.log('| - | -: | -: | -: | -: | -: | -: | - | - |')
    for (const each of mainPages(harbour)) {
      if (asked.length > 0 && !asked.includes(each.name)) continue
      console.log(await line(url, each, each.reader === 'owner' ? cookie : '', port))
    }
  } finally {
    await browser.close()
  }
}

async function line(url: string, page: MainPage, cookie: string, port: number): Promise<string> {
  const address = `${url}${page.address}`
  const answer = await medianAnswer(address, cookie)
  const scripts = (await scriptWeights(address, cookie)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  const seen: LighthouseFigures[] = []
  for (let index = 0; index < rounds; index += 1) seen.push(await lighthouseFigures(address, cookie, port))
  const of = (read: (figures: LighthouseFigures) => number) => median(seen.map(read))
  const cells = [
    page.name,
    round(answer),
    round(scripts),
    round(of((figures) => figures.scripts) - scripts),
    round(of((figures) => figures.largestPaint)),
    round(of((figures) => figures.blocking)),
    of((figures) => figures.shift).toFixed(3),
    [0, 1, 2, 3].map((index) => of(({ scores }) => scores[index] ?? 0)).join(' '),
    [...new Set(seen.flatMap(({ findings }) => findings))].join(', '),
  ]
  return `| ${cells.join(' | ')} |`
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

function round(value: number): string {
  return String(Math.round(value))
}
