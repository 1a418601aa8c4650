import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { callStage } from './call-stage.ts'
import { insertApi, mock } from './testing/insert-api.ts'

const call = { stageName: 'prod', httpMethod: 'GET' as const, path: '/pets' }

test('200: calls the stage with the value of the key', () =>
  withWorld(({ owner }) =>
    withGateway(owner, async (context) => {
      const restApiId = await insertApi(context, { 'GET /pets': mock })
      const key = await createApiKey(context, { name: 'k', enabled: true })
      const answer = await callStage(context, { ...call, restApiId, apiKeyId: key.id })
      expect(answer).toMatchObject({ status: 200, truncated: false })
      expect(JSON.parse(answer.body)).toMatchObject({
        url: `/_aws/execute-api/${restApiId}/prod/pets`,
        method: 'GET',
        key: key.value,
      })
    }),
  ))

test('200: sends a body as JSON, and no key when none is chosen', () =>
  withWorld(({ owner }) =>
    withGateway(owner, async (context) => {
      const restApiId = await insertApi(context, { 'POST /pets': mock })
      const { body } = await callStage(context, { ...call, restApiId, httpMethod: 'POST', body: '{"a":1}' })
      expect(JSON.parse(body)).toMatchObject({ method: 'POST', body: '{"a":1}', type: 'application/json' })
      expect(JSON.parse(body)).not.toHaveProperty('key')
    }),
  ))

test('200: sends a token in the header in which the authorizer looks', () =>
  withWorld(({ owner }) =>
    withGateway(owner, async (context) => {
      const restApiId = await insertApi(context, { 'GET /pets': mock })
      const token = { header: 'X-Door', value: 'Bearer a.b.c' }
      const { body } = await callStage(context, { ...call, restApiId, token })
      expect(JSON.parse(body)).toMatchObject({ door: 'Bearer a.b.c' })
    }),
  ))

test('503 when the gateway does not listen', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    const context: Context = { ...owner, settings: { ...owner.settings, gatewayPort: 1 } }
    await expect(callStage(context, { ...call, restApiId })).rejects.toMatchObject({
      failure: 'ServiceUnavailableException',
    })
  }))

test.each([
  [{ path: 'http://elsewhere.example/' }, 'path'],
  [{ stageName: '../other' }, 'stageName'],
  [{ token: { header: 'Host', value: 'other.example' } }, 'token.header'],
  [{ token: { header: 'X Door', value: 'a' } }, 'token.header'],
  [{ token: { header: 'X-Door', value: 'a\r\nHost: other.example' } }, 'token.value'],
])('400 for %j', (part, field) =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    await expect(callStage(owner, { ...call, restApiId, ...part })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

test('403 for a viewer', () =>
  withWorld(async ({ owner, as }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    await expect(callStage(as('viewer'), { ...call, restApiId })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
  }))

test('404 for an API or a key of another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const ours = await insertApi(owner, { 'GET /pets': mock })
    const theirs = await insertApi(stranger, { 'GET /pets': mock })
    const key = await createApiKey(stranger, { name: 'k', enabled: true })
    const expected = { failure: 'NotFoundException' }
    await expect(callStage(owner, { ...call, restApiId: theirs })).rejects.toMatchObject(expected)
    await expect(callStage(owner, { ...call, restApiId: ours, apiKeyId: key.id })).rejects.toMatchObject(expected)
  }))

/** A stand-in for the gateway that answers with what it was sent. */
async function withGateway(owner: Context, use: (context: Context) => Promise<void>): Promise<void> {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method, url, headers } = request
    const { 'x-api-key': key, 'content-type': type, 'x-door': door } = headers
    response.end(JSON.stringify({ method, url, key, type, door, body }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    await use({ ...owner, settings: { ...owner.settings, gatewayPort: port } })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
