import { z } from 'zod'

/** How an update changes a map: entries by key, `null` takes one away (`mergeEntries` applies it). */
export function mapChange<Value extends z.ZodType>(value: Value) {
  return z.record(z.string().max(512), value.nullable())
}
