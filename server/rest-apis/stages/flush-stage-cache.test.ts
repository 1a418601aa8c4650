import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditRecords, configurationChanges, stages } from '#db/schema.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { type World, withWorld } from '#server/testing/with-world.ts'
import { createStage } from './create-stage.ts'
import { deleteStage } from './delete-stage.ts'
import { flushStageAuthorizersCache } from './flush-stage-authorizers-cache.ts'
import { flushStageCache } from './flush-stage-cache.ts'
import { getStage } from './get-stage.ts'
import { updateStage } from './update-stage.ts'

async function times({ db }: World, restApiId: string) {
  const [row] = await db.select().from(stages).where(eq(stages.restApiId, restApiId))
  return { cache: row?.cacheFlushedAt?.getTime() ?? 0, authorizers: row?.authorizersFlushedAt?.getTime() ?? 0 }
}

describe.each([
  ['flushStageCache', flushStageCache, 'cache', 'authorizers'],
  ['flushStageAuthorizersCache', flushStageAuthorizersCache, 'authorizers', 'cache'],
] as const)('%s', (name, flush, flushed, other) => {
  test('makes that cache begin anew and leaves the other one, and the data plane is told', () =>
    withWorld(async (world) => {
      const { owner, db, as } = world
      const { restApiId, stageName } = await deployTestApi(owner)
      const before = await times(world, restApiId)
      const stage = await getStage(owner, { restApiId, stageName })
      await db.delete(configurationChanges)
      await flush({ ...as('developer'), now: () => new Date(owner.now().getTime() + 5000) }, { restApiId, stageName })
      const after = await times(world, restApiId)
      expect(after[flushed]).toBe(owner.now().getTime() + 5000)
      expect(after[other]).toBe(before[other])
      expect(await getStage(owner, { restApiId, stageName })).toEqual(stage)
      expect(await db.select().from(configurationChanges)).toMatchObject([
        { kind: 'stage', key: `${restApiId}/${stageName}` },
      ])
    }))

  test('is on record', () =>
    withWorld(async ({ owner, db }) => {
      const { restApiId, stageName } = await deployTestApi(owner)
      await flush(owner, { restApiId, stageName })
      const operation = name.charAt(0).toUpperCase() + name.slice(1)
      const records = await db.select().from(auditRecords).where(eq(auditRecords.operation, operation))
      expect(records).toMatchObject([{ resource: `/restapis/${restApiId}/stages/${stageName}` }])
    }))

  test('403 for a viewer, 404 in another account and where there is no such stage', () =>
    withWorld(async ({ owner, as, stranger }) => {
      const { restApiId, stageName } = await deployTestApi(owner)
      await expect(flush(as('viewer'), { restApiId, stageName })).rejects.toMatchObject({ status: 403 })
      await expect(flush(stranger, { restApiId, stageName })).rejects.toMatchObject({ status: 404 })
      await expect(flush(owner, { restApiId, stageName: 'absent' })).rejects.toMatchObject({
        status: 404,
        message: 'Invalid stage identifier specified',
      })
    }))
})

describe('a cache begins anew too', () => {
  const later = ({ owner }: World) => ({ ...owner, now: () => new Date(owner.now().getTime() + 60_000) })

  test('when its size changes or it is turned off and on, and at no other change of the stage', () =>
    withWorld(async (world) => {
      const { restApiId, stageName } = await deployTestApi(world.owner)
      const key = { restApiId, stageName }
      const { cache: made } = await times(world, restApiId)
      await updateStage(later(world), { ...key, description: 'other' })
      expect((await times(world, restApiId)).cache).toBe(made)
      await updateStage(later(world), { ...key, cacheClusterEnabled: true })
      const { cache: on } = await times(world, restApiId)
      expect(on).toBe(made + 60_000)
      await updateStage(world.owner, { ...key, cacheClusterSize: '1.6' })
      expect((await times(world, restApiId)).cache).toBe(made)
      await updateStage(later(world), { ...key, cacheClusterEnabled: false })
      expect((await times(world, restApiId)).cache).toBe(on)
    }))

  test('with a stage that is made anew under the name of one before', () =>
    withWorld(async (world) => {
      const { restApiId, stageName, deploymentId } = await deployTestApi(world.owner)
      const before = await times(world, restApiId)
      await deleteStage(world.owner, { restApiId, stageName })
      await createStage(later(world), { restApiId, stageName, deploymentId })
      const after = await times(world, restApiId)
      expect(after).toEqual({ cache: before.cache + 60_000, authorizers: before.authorizers + 60_000 })
    }))
})
