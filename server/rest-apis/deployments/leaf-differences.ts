import { meansTheSame } from './means-the-same.ts'

/** One value that is another one, and the way to it: `['integrationResponses', '200', 'selectionPattern']`. */
export interface LeafDifference {
  path: string[]
  before?: unknown
  after?: unknown
}

/** Beyond so many the whole is shown instead: nobody reads them one by one. */
const atMost = 60

/** Where two values of JSON differ: members are gone into, lists are whole. An absent value is undefined. */
export function leafDifferences(path: readonly string[], before: unknown, after: unknown): LeafDifference[] {
  const found: LeafDifference[] = []
  collect(path, before, after, found)
  return found.length > atMost ? [{ path: [...path], before, after }] : found
}

function collect(path: readonly string[], before: unknown, after: unknown, found: LeafDifference[]): void {
  if (found.length > atMost || meansTheSame(before, after)) return
  const [old, young] = [membersOf(before), membersOf(after)]
  const areObjects = (old || before === undefined) && (young || after === undefined)
  const canGoIn = areObjects && (old?.size || young?.size) && path.length < 12
  if (!canGoIn) {
    found.push({ path: [...path], before, after })
    return
  }
  for (const name of new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])])) {
    collect([...path, name], old?.get(name), young?.get(name), found)
  }
}

function membersOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map<string, unknown>(Object.entries(value))
}
