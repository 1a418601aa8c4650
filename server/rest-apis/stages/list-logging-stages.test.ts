import { expect, test } from 'vitest'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { listLoggingStages } from './list-logging-stages.ts'
import { updateStage } from './update-stage.ts'

test('says of each stage what it writes down', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const silent = await deployTestApi(owner)
    const { restApiId, stageName } = await deployTestApi(owner)
    await updateStage(owner, {
      restApiId,
      stageName,
      methodSettings: { '*/*': { loggingLevel: 'INFO' } },
      accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:1:log-group:a', format: '$context.requestId' },
    })
    const { items } = await listLoggingStages(as('viewer'), {})
    expect(items).toContainEqual({ restApiId, apiName: 'Pets', stageName, level: 'INFO', hasAccessLog: true })
    expect(items).toContainEqual({
      restApiId: silent.restApiId,
      apiName: 'Pets',
      stageName,
      level: 'OFF',
      hasAccessLog: false,
    })
    expect((await listLoggingStages(stranger, {})).items.map((stage) => stage.restApiId)).not.toContain(restApiId)
  }))
