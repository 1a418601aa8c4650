import {
  APIGatewayClient,
  CreateModelCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteModelCommand,
  DeleteRestApiCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  ImportRestApiCommand,
  UpdateResourceCommand,
} from '@aws-sdk/client-api-gateway'
import type { RunningProduct } from './run-product.ts'

/** What the bench calls, each by AWS's SDK. */
export interface ManagementClient {
  /** Makes what the calls are about: an API with 100 resources. */
  prepare(): Promise<void>
  readOne(): Promise<unknown>
  readPage(): Promise<unknown>
  /** `lane` tells calls apart that are under way at the same time. */
  writeOne(lane: number): Promise<unknown>
  makeAndDelete(lane: number): Promise<unknown>
  /** Imports a document and gives the id of its API. */
  importDocument(body: Uint8Array): Promise<string>
  remove(restApiId: string): Promise<unknown>
  close(): void
}

/** A client that neither repeats a call nor hides a failure. */
export function managementClient({ endpoint, credentials }: RunningProduct): ManagementClient {
  const client = new APIGatewayClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  let restApiId = ''
  const resourceIds: string[] = []
  let count = 0
  return {
    async prepare() {
      const api = await client.send(new CreateRestApiCommand({ name: 'Bench' }))
      restApiId = api.id ?? ''
      const parentId = api.rootResourceId
      for (let index = 0; index < 100; index++) {
        const made = await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart: `things${index}` }))
        resourceIds.push(made.id ?? '')
      }
    },
    readOne: () => client.send(new GetRestApiCommand({ restApiId })),
    readPage: () => client.send(new GetResourcesCommand({ restApiId, limit: 25 })),
    writeOne: (lane) =>
      client.send(
        new UpdateResourceCommand({
          restApiId,
          resourceId: resourceIds[lane],
          patchOperations: [{ op: 'replace', path: '/pathPart', value: `renamed${lane}x${++count}` }],
        }),
      ),
    async makeAndDelete(lane) {
      const modelName = `Model${lane}x${++count}`
      const schema = '{"type":"object"}'
      await client.send(new CreateModelCommand({ restApiId, name: modelName, contentType: 'application/json', schema }))
      return await client.send(new DeleteModelCommand({ restApiId, modelName }))
    },
    async importDocument(body) {
      return (await client.send(new ImportRestApiCommand({ body }))).id ?? ''
    },
    remove: (id) => client.send(new DeleteRestApiCommand({ restApiId: id })),
    close: () => client.destroy(),
  }
}
