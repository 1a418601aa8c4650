import {
  CreateDeploymentCommand,
  GetExportCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  ImportRestApiCommand,
  PutRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { createWireClient } from '../testing/wire-client.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const document = `
openapi: 3.0.3
info: {title: Zoo, version: '1.0'}
servers: [{url: 'https://example.org/v1/zoo'}]
x-amazon-apigateway-cors: {}
paths: {/animals: {get: {responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: mock}}}}
`

test('the SDK imports with all parameters, and exports both formats as JSON and YAML', { timeout: 120_000 }, () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const parameters = { basepath: 'prepend', endpointConfigurationTypes: 'REGIONAL', ignore: 'documentation' }
    const api = await client.send(new ImportRestApiCommand({ body: bytes(document), parameters }))
    expect(api).toMatchObject({ name: 'Zoo', endpointConfiguration: { types: ['REGIONAL'] } })
    expect(api.warnings).toEqual([expect.stringContaining('/x-amazon-apigateway-cors')])
    const { items } = await client.send(new GetResourcesCommand({ restApiId: api.id }))
    expect(items?.map(({ path }) => path).sort()).toEqual(['/', '/v1', '/v1/zoo', '/v1/zoo/animals'])
    await client.send(new CreateDeploymentCommand({ restApiId: api.id, stageName: 'prod' }))
    for (const exportType of ['oas30', 'swagger']) {
      for (const format of ['json', 'yaml']) {
        const answer = await client.send(
          new GetExportCommand({
            restApiId: api.id,
            stageName: 'prod',
            exportType,
            accepts: `application/${format}`,
            parameters: { extensions: 'integrations,authorizers,documentation,postman' },
          }),
        )
        expect(answer.contentType).toBe('application/octet-stream')
        expect(answer.contentDisposition).toBe(`attachment; filename="${exportType}_1.0.${format}"`)
        const text = new TextDecoder().decode(answer.body)
        expect(format === 'json' ? JSON.parse(text) : load(text)).toMatchObject({
          info: { title: 'Zoo', version: '1.0' },
          paths: { '/v1/zoo/animals': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } },
        })
      }
    }
  }),
)

test("400 with AWS's text where warnings fail, and the API is as before", () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const refused = {
      name: 'BadRequestException',
      message: expect.stringMatching(/^Warnings found during import:\n\t\/x-amazon-apigateway-cors: /),
    }
    const strict = { body: bytes(document), failOnWarnings: true }
    await expect(client.send(new ImportRestApiCommand(strict))).rejects.toMatchObject(refused)
    expect((await client.send(new GetRestApisCommand({}))).items).toEqual([])
    const { id: restApiId } = await client.send(new ImportRestApiCommand({ body: bytes(document) }))
    const changed = { ...strict, body: bytes(document.replace('Zoo', 'Other')), restApiId }
    for (const mode of ['merge', 'overwrite'] as const) {
      await expect(client.send(new PutRestApiCommand({ ...changed, mode }))).rejects.toMatchObject(refused)
    }
    expect((await client.send(new GetRestApisCommand({}))).items).toMatchObject([{ id: restApiId, name: 'Zoo' }])
    const put = await client.send(new PutRestApiCommand({ ...changed, failOnWarnings: false, mode: 'overwrite' }))
    expect(put).toMatchObject({ id: restApiId, name: 'Other' })
  }))

const head = 'openapi: 3.0.3\ninfo: {title: T}\n'

test.each([
  ['nothing', ''],
  ['text', 'hello'],
  ['a list', '[]'],
  ['half of JSON', '{"openapi": "3.0.0"'],
  ['a version that is not known', '{"openapi": "4.0.0"}'],
  ['bytes that are no text', '\u0000'],
  ['an alias bomb', `${head}a: &a [1,1,1]\nb: &b [*a,*a,*a]\nc: [*b]\npaths: 7`],
  ['a circle', `${head}paths: &p {/a: *p}`],
  ['deep nesting', `{"openapi":"3.0.0","info":{"title":"T"},"x":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ['repeated keys', `${head}paths: {}\npaths: {}`],
  ['a number that is none', `${head}paths: {}\nx-a: .nan`],
  ['a reference to the network', `${head}paths: {/a: {$ref: 'https://127.0.0.1/a.yaml'}}`],
  ['a reference in a circle', `${head}paths: {/a: {$ref: '#/paths/~1a'}}`],
  ['a wrong type', `${head}paths: {/a: {get: [1]}}`],
  ['a condition of CloudFormation', 'openapi: 3.0.3\ninfo: {title: !If [A, b, c]}\npaths: {}'],
  ['a wrong parameter of the import', document],
])('400 for %s, and nothing is kept', (what, text) =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const parameters: Record<string, string> = what.startsWith('a wrong parameter') ? { basepath: 'sideways' } : {}
    await expect(client.send(new ImportRestApiCommand({ body: bytes(text), parameters }))).rejects.toMatchObject({
      name: 'BadRequestException',
      $metadata: { httpStatusCode: 400 },
    })
    expect((await client.send(new GetRestApisCommand({}))).items).toEqual([])
  }),
)
