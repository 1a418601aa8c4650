import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges, methods, restApis, stages, usagePlanStages, usagePlans } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { makeStage } from '../testing/make-stage.ts'
import { deleteRestApi } from './delete-rest-api.ts'
import { getRestApi } from './get-rest-api.ts'

test('200 takes all below it away, and its stages stop being served', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId } = await makeApi(owner)
    await makeStage(owner, restApiId, 'prod')
    await db.insert(usagePlans).values({ id: 'plan1', accountId: owner.accountId, name: 'Free', tags: {} })
    await db.insert(usagePlanStages).values({ usagePlanId: 'plan1', restApiId, stageName: 'prod' })
    await deleteRestApi(owner, { restApiId })
    await expect(getRestApi(owner, { restApiId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    for (const table of [methods, stages, usagePlanStages]) {
      expect(await db.select().from(table).where(eq(table.restApiId, restApiId))).toEqual([])
    }
    expect(await db.select().from(configurationChanges).orderBy(configurationChanges.version)).toMatchObject([
      { kind: 'stage', key: `${restApiId}/prod` },
      { kind: 'usage-plan', key: 'plan1' },
    ])
  }))

test('404 the second time, and in another account; 403 for a viewer', () =>
  withWorld(async ({ owner, stranger, as, db }) => {
    const { restApiId } = await makeApi(owner)
    await expect(deleteRestApi(stranger, { restApiId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(deleteRestApi(as('viewer'), { restApiId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    expect(await db.select().from(restApis).where(eq(restApis.id, restApiId))).toHaveLength(1)
    await deleteRestApi(owner, { restApiId })
    await expect(deleteRestApi(owner, { restApiId })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: `Invalid API identifier specified ${owner.accountId}:${restApiId}`,
    })
  }))
