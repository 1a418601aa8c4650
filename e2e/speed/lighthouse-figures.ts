import lighthouse, { desktopConfig } from 'lighthouse'

/** What Lighthouse says of one page in its desktop preset. */
export interface LighthouseFigures {
  /** Milliseconds. */
  readonly largestPaint: number
  /** Milliseconds. */
  readonly blocking: number
  readonly shift: number
  /** Kilobytes of scripts, with what came after the first view. */
  readonly scripts: number
  /** Out of 100: performance, accessibility, best practices, search engines. */
  readonly scores: readonly number[]
  /** What cost points, by the audit's name. */
  readonly findings: readonly string[]
}

const categories = ['performance', 'accessibility', 'best-practices', 'seo']

/** @param port of the browser's remote debugging. */
export async function lighthouseFigures(address: string, cookie: string, port: number): Promise<LighthouseFigures> {
  const flags = { port, onlyCategories: categories, extraHeaders: { cookie }, logLevel: 'error' as const }
  const result = await lighthouse(address, flags, desktopConfig)
  if (!result) throw new Error(`Lighthouse said nothing of ${address}`)
  const { audits, categories: judged, runtimeError } = result.lhr
  if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`)
  const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN
  return {
    largestPaint: value('largest-contentful-paint'),
    blocking: value('total-blocking-time'),
    shift: value('cumulative-layout-shift'),
    scripts: scriptBytes(audits['network-requests']?.details) / 1000,
    scores: categories.map((category) => Math.round((judged[category]?.score ?? 0) * 100)),
    findings: Object.values(judged).flatMap(({ auditRefs }) =>
      auditRefs.flatMap(({ id, weight }) => (weight > 0 && (audits[id]?.score ?? 1) < 0.9 ? [id] : [])),
    ),
  }
}

/** The rows of the audit say of each request what it was and how many bytes it took. */
function scriptBytes(details: unknown): number {
  if (!isTable(details)) return Number.NaN
  return details.items
    .filter(({ resourceType }) => resourceType === 'Script')
    .reduce((sum, { transferSize }) => sum + Number(transferSize ?? 0), 0)
}

function isTable(details: unknown): details is { items: readonly Record<string, unknown>[] } {
  return typeof details === 'object' && details !== null && 'items' in details && Array.isArray(details.items)
}
