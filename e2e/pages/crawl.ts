import type { APIRequestContext } from '@playwright/test'
import { patternFor } from './page-patterns.ts'

/** How many addresses of one page are looked at for links to others. */
const perPattern = 3

/**
 * Follows the links of pages, as they are without JavaScript, from some addresses on.
 * @returns for each page that was reached an address of it.
 */
export async function crawl(
  request: APIRequestContext,
  seeds: readonly string[],
  patterns: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const counts = new Map<string, number>()
  const queue = [...seeds]
  const known = new Set(seeds)
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const pattern = patternFor(address.split('?')[0] ?? '', patterns)
    if (pattern === undefined) continue
    const count = counts.get(pattern) ?? 0
    if (count >= perPattern) continue
    counts.set(pattern, count + 1)
    const answer = await request.get(address, { headers: { accept: 'text/html' }, maxRedirects: 0 })
    if (answer.status() !== 200) continue
    if (!found.has(pattern)) found.set(pattern, address)
    for (const link of linksIn(await answer.text())) {
      if (known.has(link)) continue
      known.add(link)
      queue.push(link)
    }
  }
  return found
}

function linksIn(html: string): string[] {
  const links = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) => href)
  return links.map((href) => href.replaceAll('&amp;', '&')).filter((href) => !href.startsWith('//'))
}
