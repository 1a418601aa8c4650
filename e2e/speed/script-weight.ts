import { request } from 'node:http'

/** The scripts that a page's first view loads, as its HTML names them, and what they weigh as they are sent. */
export interface ScriptWeight {
  readonly address: string
  readonly bytes: number
}

/** What Chromium accepts on a connection that nobody in between can change, and on this machine. */
const encodings = 'gzip, deflate, br, zstd'

/** @param page the whole address; `cookie` as the header has it. */
export async function scriptWeights(page: string, cookie: string): Promise<readonly ScriptWeight[]> {
  const answer = await fetch(page, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
  if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`)
  const addresses = scriptsIn(await answer.text())
  return await Promise.all(
    addresses.map(async (address) => ({ address, bytes: await sentBytes(new URL(address, page)) })),
  )
}

/** Scripts and preloaded scripts; not those for browsers without modules. */
export function scriptsIn(html: string): string[] {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag)
  const wanted = tags.filter((tag) => (tag.startsWith('<script') ? !/nomodule/i.test(tag) : / as="script"/.test(tag)))
  const addresses = wanted.flatMap((tag) => / (?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? [])
  return [...new Set(addresses)]
}

function sentBytes(address: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': encodings } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address} answered ${response.statusCode}`))
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}
