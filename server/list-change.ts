import { z } from 'zod'

/** How an update says what becomes of a list: the whole new list, or which elements come and go. */
export const listChange = z.union([
  z.array(z.string()),
  z.object({ add: z.array(z.string()).optional(), remove: z.array(z.string()).optional() }),
])

export type ListChange = z.output<typeof listChange>

/** The list after the change; each element once, new ones at the end. */
export function applyListChange(list: readonly string[], change: ListChange | undefined): string[] {
  if (change === undefined) return [...list]
  if (Array.isArray(change)) return [...new Set(change)]
  const removed = new Set(change.remove)
  return [...new Set([...list.filter((element) => !removed.has(element)), ...(change.add ?? [])])]
}
