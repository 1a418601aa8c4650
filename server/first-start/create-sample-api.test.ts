import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../rest-apis/deployments/create-deployment.ts'
import { exportOpenapi } from '../rest-apis/openapi/export-openapi.ts'
import { getImportReport } from '../rest-apis/openapi/get-import-report.ts'
import { asJsonObject } from '../rest-apis/openapi/json-object.ts'
import { readDefinition } from '../rest-apis/openapi/read-definition.ts'
import { createSampleApi } from './create-sample-api.ts'
import { lighthouseExamples } from './lighthouse-examples.ts'

test('200: seven documented methods that answer without a backend, and a report without anything to attend to', () =>
  withWorld(async ({ owner, db }) => {
    const api = await createSampleApi(owner, {})
    expect(api).toMatchObject({ name: 'Lighthouse Register', version: '1.0.0' })
    const definition = await readDefinition(db, api.id)
    const methods = definition.resources.flatMap(({ path, methods }) => methods.map((method) => ({ path, ...method })))
    expect(methods.map(({ httpMethod, path }) => `${httpMethod} ${path}`)).toEqual([
      'GET /lighthouses',
      'GET /lighthouses/{lighthouseId}',
      'GET /lighthouses/{lighthouseId}/light',
      'GET /lighthouses/{lighthouseId}/conditions',
      'POST /lighthouses/{lighthouseId}/visits',
      'POST /outages',
      'GET /status',
    ])
    for (const { integration, apiKeyRequired, path } of methods) {
      expect(integration?.type).toBe('MOCK')
      expect(apiKeyRequired).toBe(path !== '/status')
      const [[status, response] = ['', undefined]] = Object.entries(integration?.integrationResponses ?? {})
      expect(integration?.requestTemplates).toEqual({ 'application/json': `{"statusCode": ${status}}` })
      const body = response?.responseTemplates?.['application/json'] ?? ''
      // Both signs mean something in a mapping template.
      expect(body).not.toMatch(/[$#]/)
      expect(Object.values(lighthouseExamples)).toContainEqual(JSON.parse(body))
    }
    const report = await getImportReport(owner, { restApiId: api.id })
    expect(report.entries.filter(({ outcome }) => outcome === 'attention')).toEqual([])
  }))

test('it can be deployed as it is, and its reference has descriptions, schemas and examples everywhere', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await createSampleApi(owner, {})
    await createDeployment(owner, { restApiId: id, stageName: 'prod' })
    const document = exportOpenapi(await readDefinition(db, id))
    const operations = Object.values(asJsonObject(document.paths)).flatMap((item) =>
      Object.values(asJsonObject(item)).map(asJsonObject),
    )
    expect(operations).toHaveLength(7)
    for (const { summary, description, operationId, responses } of operations) {
      expect([summary, description, operationId]).toEqual([expect.any(String), expect.any(String), expect.any(String)])
      const [response] = Object.values(asJsonObject(responses)).map(asJsonObject)
      expect(asJsonObject(response?.content)['application/json']).toEqual({
        schema: { $ref: expect.stringMatching(/^#\/components\/schemas\//) },
        example: expect.anything(),
      })
    }
  }))

test('each call makes another API; 403 for a viewer and a visitor', () =>
  withWorld(async ({ as, visitor }) => {
    const developer = as('developer')
    expect((await createSampleApi(developer, {})).id).not.toBe((await createSampleApi(developer, {})).id)
    for (const context of [as('viewer'), visitor]) {
      await expect(createSampleApi(context, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))
