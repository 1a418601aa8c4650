/** A map after an update: entries that are given replace, `null` removes, what is not named stays. */
export function mergeEntries<Value>(
  map: Readonly<Record<string, Value>> | null,
  changes: Readonly<Record<string, Value | null>> | null | undefined,
): Record<string, Value> | null {
  if (!changes) return map === null ? null : { ...map }
  const after = new Map(Object.entries(map ?? {}))
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) after.delete(key)
    else after.set(key, value)
  }
  return after.size === 0 ? null : Object.fromEntries(after)
}
