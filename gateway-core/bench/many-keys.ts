import { hash } from 'node:crypto'
import { ShardedMapBuilder } from '../src/sharded-map.ts'
import type { ApiKeySnapshot } from '../src/snapshot.ts'

/** This many keys in one plan, by the hash of their value, `benchmark-key-000000` and so on. */
export function manyKeys(count: number): ReadonlyMap<string, ApiKeySnapshot> {
  const keys = new ShardedMapBuilder<ApiKeySnapshot>()
  for (let index = 0; index < count; index++) {
    const number = `${index}`.padStart(6, '0')
    keys.set(hash('sha256', `benchmark-key-${number}`, 'hex'), {
      id: `key${number}`,
      enabled: true,
      usagePlanIds: ['plan01'],
    })
  }
  return keys.done()
}
