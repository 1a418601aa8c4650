import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { signRequest } from 'gateway-core/sigv4/sign-request.ts'

/** The package has no types of its own. */
const dynalite: (options: { createTableMs: number; deleteTableMs: number; updateTableMs: number }) => Server =
  createRequire(import.meta.url)('dynalite')

export interface DynamoDb {
  readonly url: string
  /** Runs an action, signed. */
  call(action: string, input: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** DynamoDB in memory, with tables whose only key is the text that is named. */
export async function startDynamoDb(keysByTable: Readonly<Record<string, string>>): Promise<DynamoDb> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const url = `http://${host}`
  const call = (action: string, input: unknown) => send(host, action, JSON.stringify(input))
  for (const [table, key] of Object.entries(keysByTable)) {
    await call('CreateTable', {
      TableName: table,
      AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
      KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    })
    while (JSON.stringify(await call('DescribeTable', { TableName: table })).includes('CREATING'));
  }
  return {
    url,
    call,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function send(host: string, action: string, body: string): Promise<unknown> {
  const headers = ['Content-Type', 'application/x-amz-json-1.0', 'X-Amz-Target', `DynamoDB_20120810.${action}`]
  const request = { method: 'POST', host, path: '/', headers, body }
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const signed = signRequest(request, credentials, { region: 'us-east-1', service: 'dynamodb', now: Date.now() })
  const pairs = signed.flatMap((name, index): [string, string][] =>
    index % 2 === 0 && name !== 'Host' ? [[name, signed[index + 1] ?? '']] : [],
  )
  const response = await fetch(`http://${host}/`, { method: 'POST', headers: pairs, body })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${action}: ${JSON.stringify(answer)}`)
  return answer
}
