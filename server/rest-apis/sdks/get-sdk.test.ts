import { GetSdkCommand, GetSdkTypeCommand, GetSdkTypesCommand } from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { createWireClient } from '#server/adapters/aws-api/testing/wire-client.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { createDocumentationPart } from '../documentation/create-documentation-part.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { putMethod } from '../methods/put-method.ts'
import { getSdk } from './get-sdk.ts'
import { getSdkTypes } from './get-sdk-types.ts'
import { unzipped } from './testing/unzipped.ts'

test('200: a zip over the wire, named as AWS names it, with what the stage serves', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const client = await createWireClient(owner)
    const answer = await client.send(new GetSdkCommand({ restApiId, stageName, sdkType: 'javascript' }))
    expect([answer.contentType, answer.contentDisposition]).toEqual([
      'application/octet-stream',
      'attachment; filename="javascript_2026-11-22_12-00Z.zip"',
    ])
    const files = await unzipped(answer.body ?? new Uint8Array())
    expect([...files.keys()].sort()).toEqual(
      ['README.md', 'dist/apigClient.js', 'index.d.ts', 'index.js', 'package.json']
        .concat(
          'body build-url errors make-client retry-delay send settings sign-request wait'
            .split(' ')
            .map((name) => `lib/${name}.js`),
        )
        .map((name) => `apiGateway-js-sdk/${name}`)
        .sort(),
    )
    const index = files.get('apiGateway-js-sdk/index.js')
    expect(index).toContain('"name":"petsGet"')
    expect(index).toContain(`http://${restApiId}.execute-api.localhost:8080/prod`)
  }))

test('the draft does not show; texts do, by inheritance, once they are deployed', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, resourceId, stageName } = await deployTestApi(owner)
    const of = async () => await unzipped((await getSdk(owner, { restApiId, stageName, sdkType: 'javascript' })).body)
    await putMethod(owner, {
      restApiId,
      resourceId,
      httpMethod: 'DELETE',
      authorizationType: 'NONE',
      operationName: 'dropAll',
    })
    await createDocumentationPart(owner, {
      restApiId,
      location: { type: 'METHOD', path: '/' },
      properties: JSON.stringify({ summary: 'Inherited by all' }),
    })
    expect((await of()).get('apiGateway-js-sdk/index.d.ts')).not.toContain('dropAll')
    await withIntegration(owner, restApiId, resourceId)
    await createDeployment(owner, { restApiId, stageName })
    const types = (await of()).get('apiGateway-js-sdk/index.d.ts')
    expect(types).toContain('dropAll')
    expect(types).toContain('Inherited by all')
  }))

async function withIntegration(owner: Parameters<typeof putIntegration>[0], restApiId: string, resourceId: string) {
  await putIntegration(owner, { restApiId, resourceId, httpMethod: 'DELETE', type: 'MOCK' })
}

test('the types that AWS has, one by one and page by page', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { items = [] } = await client.send(new GetSdkTypesCommand({}))
    expect(items.map(({ id }) => id)).toEqual(['android', 'java', 'javascript', 'objectivec', 'ruby', 'swift'])
    for (const one of items) {
      const { $metadata: _, ...type } = await client.send(new GetSdkTypeCommand({ id: one.id }))
      expect(type).toEqual(one)
    }
    const ids: string[] = []
    for (let position: string | undefined, pages = 0; pages < 3; pages++) {
      const page = await getSdkTypes(owner, { limit: 2, ...(position ? { position } : {}) })
      ids.push(...page.items.map(({ id }) => id))
      position = page.position
    }
    expect(ids).toEqual(items.map(({ id }) => id))
    await expect(client.send(new GetSdkTypeCommand({ id: 'cobol' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    })
  }))

const java = { 'service.name': 'Pets', 'java.package-name': 'com.example.pets' }

test.each<[string, Record<string, string>, string]>([
  [
    'android',
    { groupId: 'g' },
    'Missing required parameters for SDK type android: artifactId, artifactVersion, invokerPackage',
  ],
  ['objectivec', {}, 'Missing required parameters for SDK type objectivec: classPrefix'],
  ['swift', { classPrefix: ' ' }, 'Missing required parameters for SDK type swift: classPrefix'],
  ['swift', { classPrefix: '1-x' }, 'classPrefix must have letters and digits only'],
  ['java', { ...java, 'java.package-name': 'com.example-pets' }, 'java.package-name must be the name of a package'],
  ['java', { ...java, 'java.build-system': 'ant' }, 'java.build-system must be maven or gradle'],
  [
    'java',
    { serviceName: 'Pets', javaPackageName: 'com.example' },
    'SDKs of the type java are not generated here. Use the SDK type javascript',
  ],
  ['ruby', {}, 'Missing required parameters for SDK type ruby: service.name'],
  ['ruby', { 'service.name': 'Pets' }, 'SDKs of the type ruby are not generated here'],
])('400 for %s with %j', (sdkType, parameters, message) =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    await expect(getSdk(owner, { restApiId, stageName, sdkType, parameters })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining(message),
    })
  }),
)

test('404 for an API, a stage or a type that is not there, and in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const call = { restApiId, stageName, sdkType: 'javascript' }
    for (const wrong of [{ restApiId: 'none' }, { stageName: 'none' }, { sdkType: 'cobol' }]) {
      await expect(getSdk(owner, { ...call, ...wrong })).rejects.toMatchObject({ status: 404 })
    }
    await expect(getSdk(stranger, call)).rejects.toMatchObject({ status: 404 })
  }))
