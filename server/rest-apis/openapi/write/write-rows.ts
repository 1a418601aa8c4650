import { type PackedRows, unpackRows } from '../plan/packed-plan.ts'

/** Ids that are unique within one API: six characters are few enough to meet twice in a large import. */
export type TakeId = () => string

/** Draws ids until one is new. */
export function idTaker(newId: (length: number) => string, taken: Iterable<string>): TakeId {
  const known = new Set(taken)
  return () => {
    let id = newId(6)
    while (known.has(id)) id = newId(6)
    known.add(id)
    return id
  }
}

/**
 * Writes packed rows piece by piece. The embedded database works on the main thread, so there is a pause after each
 * piece in which the server answers others.
 */
export async function writeRows<Row>(
  pieces: readonly PackedRows<Row>[],
  write: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (const piece of pieces) {
    const rows = unpackRows(piece)
    if (rows.length > 0) await write(rows)
    await pause()
  }
}

/** Lets everything else that waits run once. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
