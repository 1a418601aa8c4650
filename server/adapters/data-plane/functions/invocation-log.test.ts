import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { functionInvocations } from '#db/schema.ts'
import { createFunction } from '../../../functions/create-function.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { createInvocationLog } from './invocation-log.ts'

const invocation = (logTail: string) => ({
  ...{ requestId: randomUUID(), durationMs: 1.6, billedDurationMs: 2, initDurationMs: null, maxMemoryUsedMb: 50 },
  ...{ outcome: 'ok' as const, logTail },
})

test('the database keeps the latest hundred of a function, of a burst the latest twenty', () =>
  withWorld(async ({ owner, db }) => {
    const { accountId } = owner
    await createFunction(owner, { functionName: 'f', code: { files: { 'index.mjs': 'x' } } })
    let time = 0
    const log = createInvocationLog(db, () => {
      time += 1000
      return new Date(time)
    })
    const definition = { accountId, functionName: 'f', version: '1' }
    for (let index = 0; index < 30; index++) log.add(definition, invocation(`burst ${index}`))
    await log.flush()
    const burst = await db.select().from(functionInvocations)
    expect(burst.map(({ logTail }) => logTail).sort()).toContain('burst 29')
    expect(burst).toHaveLength(20)
    expect(burst[0]).toMatchObject({ version: '1', durationMs: 2, billedDurationMs: 2 })
    for (let index = 0; index < 95; index++) {
      log.add(definition, invocation(`single ${index}`))
      await log.flush()
    }
    const kept = await db.select().from(functionInvocations)
    expect(kept).toHaveLength(100)
    expect(kept.some(({ logTail }) => logTail === 'burst 10')).toBe(false)
    await log.close()
  }))

test('what cannot be written is dropped: the log of a function that is gone', () =>
  withWorld(async ({ owner, db }) => {
    await db.transaction(async (inner) => {
      const log = createInvocationLog(inner)
      await log.close()
    })
    const log = createInvocationLog(db)
    log.add({ accountId: owner.accountId, functionName: 'gone', version: '1' }, invocation('x'))
    await expect(log.close()).resolves.toBeUndefined()
  }))
