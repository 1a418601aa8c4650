import { randomFillSync, randomUUID } from 'node:crypto'
import type { Ids } from './ports.ts'

const idBytes = 11
const pool = Buffer.alloc(idBytes * 512)
let position = pool.length

/** Request ids from the system's random source, drawn in blocks because a draw costs more than an id. */
export const randomIds: Ids = {
  requestId: () => randomUUID(),
  random: () => Math.random(),
  extendedRequestId() {
    if (position === pool.length) {
      randomFillSync(pool)
      position = 0
    }
    position += idBytes
    return pool.toString('base64', position - idBytes, position)
  },
}
