import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { deployments } from '#db/schema.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { putIntegration } from '#server/rest-apis/integrations/put-integration.ts'
import { deleteMethod } from '#server/rest-apis/methods/delete-method.ts'
import { putMethod } from '#server/rest-apis/methods/put-method.ts'
import { createResource } from '#server/rest-apis/resources/create-resource.ts'
import { getResources } from '#server/rest-apis/resources/get-resources.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createUsagePlan } from './create-usage-plan.ts'
import { listPlanMethods } from './list-plan-methods.ts'

test('lists what each stage of a plan serves now, by path and verb, and whether it asks for a key', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, resourceId } = await deployTestApi(owner)
    const { items: resources } = await getResources(owner, { restApiId })
    const root = resources.find(({ path }) => path === '/')?.id ?? ''
    const { id: owls } = await createResource(owner, { restApiId, parentId: root, pathPart: '{owl}' })
    for (const [at, httpMethod] of [
      [owls, 'ANY'],
      [resourceId, 'DELETE'],
    ] as const) {
      await putMethod(owner, { restApiId, resourceId: at, httpMethod, authorizationType: 'NONE' })
      await putIntegration(owner, { restApiId, resourceId: at, httpMethod, type: 'MOCK' })
    }
    await createDeployment(owner, { restApiId, stageName: 'test' })
    // What is only in the draft, or gone from it, is not what the stage serves.
    await deleteMethod(owner, { restApiId, resourceId, httpMethod: 'DELETE' })
    const plan = await createUsagePlan(owner, {
      name: 'Both',
      apiStages: [
        { apiId: restApiId, stage: 'test' },
        { apiId: restApiId, stage: 'prod' },
      ],
    })
    const pets = { path: '/pets', httpMethod: 'GET', apiKeyRequired: true }
    expect(await listPlanMethods(owner, { usagePlanId: plan.id })).toEqual({
      items: [
        { apiId: restApiId, stage: 'prod', methods: [pets] },
        {
          apiId: restApiId,
          stage: 'test',
          methods: [
            { path: '/pets', httpMethod: 'DELETE', apiKeyRequired: false },
            pets,
            { path: '/{owl}', httpMethod: 'ANY', apiKeyRequired: false },
          ],
        },
      ],
    })
  }))

test('none where a deployment has no methods; no stages, no items', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    const bare = sql`jsonb_set(${deployments.definition}, '{resources}', '[]'::jsonb)`
    await db.update(deployments).set({ definition: bare }).where(eq(deployments.id, deploymentId))
    const covered = await createUsagePlan(owner, { name: 'a', apiStages: [{ apiId: restApiId, stage: stageName }] })
    expect(await listPlanMethods(owner, { usagePlanId: covered.id })).toEqual({
      items: [{ apiId: restApiId, stage: stageName, methods: [] }],
    })
    const empty = await createUsagePlan(owner, { name: 'b' })
    expect(await listPlanMethods(owner, { usagePlanId: empty.id })).toEqual({ items: [] })
  }))

test('404 for another account’s plan; a viewer may look', () =>
  withWorld(async ({ owner, stranger, as, consumer }) => {
    const plan = await createUsagePlan(owner, { name: 'a' })
    expect((await listPlanMethods(as('viewer'), { usagePlanId: plan.id })).items).toEqual([])
    await expect(listPlanMethods(stranger, { usagePlanId: plan.id })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    await expect(listPlanMethods(consumer, { usagePlanId: plan.id })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
  }))
