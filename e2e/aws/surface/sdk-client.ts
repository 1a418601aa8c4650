import * as sdk from '@aws-sdk/client-api-gateway'
import type { SurfaceClient } from './surface-client.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The AWS SDK for JavaScript, version 3. */
export function createSdkClient(endpoint: string, credentials: Credentials): SurfaceClient {
  const client = new sdk.APIGatewayClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  const members = new Map<string, unknown>(Object.entries(sdk))
  const operations = [...members.keys()].filter((name) => name.endsWith('Command') && name !== '$Command')
  return {
    operations: new Set(operations.map((name) => name.slice(0, -'Command'.length))),
    async call(operation, input, limit) {
      try {
        return { output: limit ? await allPages(operation, input, limit) : await once(operation, input) }
      } catch (error) {
        if (error instanceof sdk.APIGatewayServiceException) return { error: error.name, message: error.message }
        throw error
      }
    },
    async close() {
      client.destroy()
    },
  }

  async function once(operation: string, input: object): Promise<unknown> {
    const Command = members.get(`${operation}Command`)
    if (typeof Command !== 'function') throw new Error(`The SDK has no ${operation}`)
    const { $metadata, ...output }: { $metadata: unknown; body?: unknown } = await client.send(
      Reflect.construct(Command, [input]),
    )
    return plain(output.body === undefined ? output : { ...output, body: textOf(output.body) })
  }

  async function allPages(operation: string, input: object, limit: number): Promise<unknown> {
    const paginate = members.get(`paginate${operation}`)
    const all: unknown[] = []
    if (typeof paginate === 'function') {
      // The paginator writes into the input.
      for await (const page of paginate({ client, pageSize: limit }, { ...input })) all.push(...(page.items ?? []))
      return plain(all)
    }
    for (let position: unknown, isFirst = true; isFirst || position !== undefined; isFirst = false) {
      const page = Object(await once(operation, { ...input, limit, position }))
      all.push(...(page.items ?? []))
      position = page.position
    }
    return all
  }
}

function textOf(body: unknown): unknown {
  return body instanceof Uint8Array ? Buffer.from(body).toString() : body
}

/** As JSON has it, as the other clients answer. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
