import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { APIGatewayClient, CreateRestApiCommand, DeleteRestApiCommand } from '@aws-sdk/client-api-gateway'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import { type World, withWorld } from '#server/testing/with-world.ts'
import { isAwsRequest } from './is-aws-request.ts'
import { serveAwsRequest } from './serve-aws-request.ts'
import { createTestAccessKey } from './testing/wire-client.ts'

/** The management API at a socket, in the world's database. */
async function served(owner: World['owner'], test: (origin: string) => Promise<void>): Promise<void> {
  const around = { ...owner, now: () => new Date() }
  const server = createServer((request, response) => void serveAwsRequest(request, response, '203.0.113.9', around))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await test(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('the SDK calls it over a socket, and the audit log has the address that the server was told', () =>
  withWorld(async ({ owner, db }) => {
    const credentials = await createTestAccessKey(owner)
    await served(owner, async (origin) => {
      const client = new APIGatewayClient({ endpoint: `${origin}/aws`, region: 'eu-central-1', credentials })
      const made = await client.send(new CreateRestApiCommand({ name: 'Näme', tags: { a: 'b' } }))
      expect(made).toMatchObject({ name: 'Näme', tags: { a: 'b' }, $metadata: { httpStatusCode: 201 } })
      const deleted = await client.send(new DeleteRestApiCommand({ restApiId: made.id }))
      expect(deleted.$metadata.httpStatusCode).toBe(202)
      client.destroy()
    })
    const records = await db.select().from(auditRecords).where(eq(auditRecords.operation, 'CreateRestApi'))
    expect(records).toMatchObject([{ sourceIp: '203.0.113.9' }])
  }))

test('a call without a signature gets AWS’s refusal with its length, whatever its verb', () =>
  withWorld(async ({ owner }) => {
    await served(owner, async (origin) => {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const answer = await fetch(`${origin}/aws/restapis?x=%20`, { method })
        const text = await answer.text()
        expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([
          403,
          'MissingAuthenticationTokenException:',
        ])
        expect(answer.headers.get('content-length')).toBe(String(text.length))
      }
      expect(await (await fetch(`${origin}/aws/restapis`, { method: 'HEAD' })).text()).toBe('')
    })
  }))

test.each([
  ['/aws', true],
  ['/aws/', true],
  ['/aws/restapis', true],
  ['/aws?x', true],
  ['/awsome', false],
  ['/console/aws', false],
  ['//aws/', false],
  [undefined, false],
])('%s is for the management API: %s', (url, isIt) => {
  expect(isAwsRequest(url)).toBe(isIt)
})
