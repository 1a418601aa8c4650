import { z } from 'zod'

/** How an update changes a map: entries by key, `null` takes one away. */
export function mapChange<Value extends z.ZodType>(value: Value) {
  return z.record(z.string().max(512), value.nullable())
}

/** The map after the change. */
export function applyMapChange<Value>(
  map: Readonly<Record<string, Value>> | null | undefined,
  change: Readonly<Record<string, Value | null>> | undefined,
): Record<string, Value> {
  const entries = new Map(Object.entries(map ?? {}))
  for (const [key, value] of Object.entries(change ?? {})) {
    if (value === null) entries.delete(key)
    else entries.set(key, value)
  }
  return Object.fromEntries(entries)
}
