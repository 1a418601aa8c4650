import type { TracedMessage } from '#server/rest-apis/test-invoke/trace-method.ts'

export type Change = 'same' | 'added' | 'removed' | 'changed'

/** A header of two messages. */
export interface PairChange {
  readonly key: string
  readonly name: string
  readonly change: Change
  readonly before?: string
  readonly after?: string
}

/** A line of two texts. */
export interface LineChange {
  readonly text: string
  readonly change: 'same' | 'added' | 'removed'
}

type Pairs = TracedMessage['headers']

/** What became of each header: what is new or another first. Names count alike in both cases; the same name may recur. */
export function diffPairs(before: Pairs, after: Pairs): PairChange[] {
  const [was, is] = [grouped(before), grouped(after)]
  const changes = [...new Set([...is.keys(), ...was.keys()])].map((key): PairChange => {
    const [old, now] = [was.get(key), is.get(key)]
    const name = now?.name ?? old?.name ?? key
    if (old === undefined) return { key, name, change: 'added', after: now?.value ?? '' }
    if (now === undefined) return { key, name, change: 'removed', before: old.value }
    return { key, name, change: old.value === now.value ? 'same' : 'changed', before: old.value, after: now.value }
  })
  return [...changes.filter(({ change }) => change !== 'same'), ...changes.filter(({ change }) => change === 'same')]
}

function grouped(pairs: Pairs): Map<string, { name: string; value: string }> {
  const groups = Map.groupBy(pairs, ([name]) => name.toLowerCase())
  return new Map(
    [...groups].map(([key, all]) => [
      key,
      { name: all[0]?.[0] ?? key, value: all.map(([, value]) => value).join(', ') },
    ]),
  )
}

/** As many steps of comparison as a click may cost. */
const mostSteps = 1_000_000

/**
 * The lines of two texts, those of the longest common subsequence as the same. Texts that would take too long to compare
 * are shown one after the other.
 */
export function diffLines(before: string, after: string): LineChange[] {
  const [old, now] = [linesOf(before), linesOf(after)]
  let start = 0
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++
  let end = 0
  const most = Math.min(old.length, now.length) - start
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  const middle = diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end))
  const same = (lines: string[]) => lines.map((text): LineChange => ({ text, change: 'same' }))
  return [...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))]
}

function linesOf(text: string): string[] {
  return text === '' ? [] : readable(text).split('\n')
}

/** JSON is compared as it reads best, so that another indentation is no change. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}

function diffMiddle(old: readonly string[], now: readonly string[]): LineChange[] {
  const removed = old.map((text): LineChange => ({ text, change: 'removed' }))
  const added = now.map((text): LineChange => ({ text, change: 'added' }))
  if (old.length === 0 || now.length === 0 || old.length * now.length > mostSteps) return [...removed, ...added]
  const lengths = commonLengths(old, now)
  const lines: LineChange[] = []
  let [at, to] = [0, 0]
  while (at < old.length || to < now.length) {
    const [was = '', is = ''] = [old[at], now[to]]
    if (at < old.length && to < now.length && was === is) {
      lines.push({ text: was, change: 'same' })
      at++
      to++
    } else if (to >= now.length || (at < old.length && (lengths[at + 1]?.[to] ?? 0) >= (lengths[at]?.[to + 1] ?? 0))) {
      lines.push({ text: was, change: 'removed' })
      at++
    } else {
      lines.push({ text: is, change: 'added' })
      to++
    }
  }
  return lines
}

/** How long the longest common subsequence is from each place on. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let at = old.length - 1; at >= 0; at--) {
    const [row, below] = [lengths[at], lengths[at + 1]]
    for (let to = now.length - 1; row && to >= 0; to--) {
      const isSame = old[at] === now[to]
      row[to] = isSame ? (below?.[to + 1] ?? 0) + 1 : Math.max(below?.[to] ?? 0, row[to + 1] ?? 0)
    }
  }
  return lengths
}
