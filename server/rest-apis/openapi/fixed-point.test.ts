import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { getExport } from './get-export.ts'
import { importRestApi } from './import-rest-api.ts'
import { readDefinition } from './read-definition.ts'
import { readExample } from './testing/read-example.ts'

/** What the values are that CloudFormation would put into AWS's own samples. */
const stackValues = { 'AppSyncApi.Arn': 'arn:aws:appsync:eu-central-1:123456789012:apis/a', Table: 'pets' }

/** Makes an API of a document and deploys it. */
async function deployed(context: Context, body: string | Uint8Array) {
  const { id, warnings } = await importRestApi(context, { body, parameters: stackValues })
  await giveBackends(context, id)
  await createDeployment(context, { restApiId: id, stageName: 'prod' })
  return { id, warnings }
}

/** The export of a deployed API, with its id as `self`. */
async function exportOf(context: Context, restApiId: string, exportType: string, extensions: string): Promise<string> {
  const parameters = { extensions }
  const { body } = await getExport(context, { restApiId, stageName: 'prod', exportType, parameters })
  return new TextDecoder().decode(body).replaceAll(restApiId, 'self')
}

/** Only methods with a backend are deployed. */
async function giveBackends(context: Context, restApiId: string): Promise<void> {
  const { resources } = await readDefinition(context.db, restApiId)
  for (const { id: resourceId, methods } of resources) {
    for (const { httpMethod, integration } of methods) {
      if (integration) continue
      const uri = 'https://backend.example.org/'
      await putIntegration(context, {
        restApiId,
        resourceId,
        httpMethod,
        type: 'HTTP_PROXY',
        integrationHttpMethod: 'GET',
        uri,
      })
    }
  }
}

test.each([
  'aws-appsync-vtl.oas30.yaml',
  'aws-dynamodb-crud.oas30.yaml',
  'aws-stepfunctions-crud.oas30.yaml',
  'museum.oas31.yaml',
  'petstore-expanded.oas30.json',
  'tictactoe.oas31.yaml',
  'uber.swagger20.json',
  'uspto.oas30.yaml',
])('export → import → export is the same for %s', { timeout: 120_000 }, (file) =>
  withWorld(async ({ owner }) => {
    const { id } = await deployed(owner, readExample(file))
    for (const exportType of ['oas30', 'swagger']) {
      for (const extensions of ['', 'apigateway', 'integrations,authorizers,documentation']) {
        const exported = await exportOf(owner, id, exportType, extensions)
        const again = await deployed(owner, exported)
        expect(again.warnings).toBeUndefined()
        expect(await exportOf(owner, again.id, exportType, extensions)).toBe(exported)
      }
    }
  }),
)
