export type Entries<Value> = [key: string, value: Value][]

/** One page of entries, and where the next one starts; undefined after the last. */
export interface Page<Value> {
  entries: Entries<Value>
  next: string | undefined
}

export const rowsInPage = 5000

/** A page of what was read, which is the last one when it is not full. */
export function pageOf<Value>(
  entries: Entries<Value>,
  size: number,
  positionOf: (entry: [string, Value]) => string,
): Page<Value> {
  const last = entries.at(-1)
  return { entries, next: last && entries.length >= size ? positionOf(last) : undefined }
}
