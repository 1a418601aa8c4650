import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { revealAppKey } from '../apps/reveal-app-key.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { addStage } from '../testing/add-stage.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { triesPerMinute } from './take-try.ts'
import { tryRequest } from './try-request.ts'

test('200 for a visitor without a key: address, query, headers and body arrive, forbidden headers do not', () =>
  withGateway(echo, (port) =>
    withWorld(async ({ owner, visitor }) => {
      const { stage } = await offerProduct(owner)
      const answer = await tryRequest(at(visitor, port), {
        slug: 'pets',
        ...stage,
        httpMethod: 'POST',
        path: '/pets/a b',
        query: [
          ['tag', 'x&y'],
          ['tag', 'ü'],
        ],
        headers: [
          ['content-type', 'application/json'],
          ['X-Forwarded-For', '6.6.6.6'],
          ['cookie', 'session=1'],
          ['host', 'evil'],
          ['', 'empty row'],
        ],
        body: '{"a":1}',
      })
      expect(answer).toMatchObject({ status: 200, truncated: false })
      expect(JSON.parse(answer.body)).toMatchObject({
        method: 'POST',
        url: `/_aws/execute-api/${stage.restApiId}/prod/pets/a%20b?tag=x%26y&tag=%C3%BC`,
        headers: { 'content-type': 'application/json', host: `127.0.0.1:${port}` },
        body: '{"a":1}',
      })
      expect(answer.body).not.toMatch(/6\.6\.6\.6|session|evil|x-api-key/)
    }),
  ))

test('the key of the app is filled in, over one that was typed, and is masked in what comes back', () => {
  const keys: unknown[] = []
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    keys.push(request.headers['x-api-key'])
    response.setHeader('x-echo', String(request.headers['x-api-key']))
    response.end(`key: ${request.headers['x-api-key']}`)
  }
  return withGateway(listen, (port) =>
    withWorld(async ({ owner, consumer }) => {
      const { product, stage, freePlan } = await offerProduct(owner)
      const { appId } = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
      const { value } = await revealAppKey(consumer, { appId })
      const call = { slug: 'pets', ...stage, httpMethod: 'GET', path: '/pets', headers: [['x-api-key', 'mine']] }
      const answer = await tryRequest.invoke(at(consumer, port), { ...call, appId })
      await tryRequest.invoke(at(consumer, port), call)
      expect(keys).toEqual([value, 'mine'])
      expect(JSON.stringify(answer)).not.toContain(value)
      expect(answer.body).toBe(`key: ${'•'.repeat(24)}`)
    }),
  )
})

test('a file goes out byte by byte, and an answer that is no text comes back as a file, unless the key is in it', () => {
  const bytes = Buffer.from([0, 255, 128, 10])
  const listen = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const key = request.url?.endsWith('/echo') ? String(request.headers['x-api-key']) : ''
    response.end(Buffer.concat([...chunks, Buffer.from(key)]))
  }
  return withGateway(listen, (port) =>
    withWorld(async ({ owner, consumer }) => {
      const { product, stage, freePlan } = await offerProduct(owner)
      const { appId } = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
      const call = { slug: 'pets', ...stage, httpMethod: 'POST', bodyBase64: bytes.toString('base64'), appId } as const
      const answer = await tryRequest(at(consumer, port), { ...call, path: '/pets' })
      expect(answer).toMatchObject({ body: '', file: bytes.toString('base64'), size: 4 })
      expect(await tryRequest(at(consumer, port), { ...call, path: '/echo' })).toMatchObject({
        file: undefined,
        size: 44,
      })
    }),
  )
})

test('tokens go where the authorizer reads, over what was typed there, and are masked in what comes back', () =>
  withGateway(echo, (port) =>
    withWorld(async ({ owner, visitor, db }) => {
      const { stage } = await offerProduct(owner)
      const answer = await tryRequest(at(visitor, port), {
        slug: 'pets',
        ...stage,
        httpMethod: 'GET',
        path: '/pets',
        query: [
          ['token', 'typed'],
          ['page', '1'],
        ],
        headers: [['authorization', 'typed']],
        tokens: [
          { in: 'header', name: 'Authorization', value: 'Bearer secret-of-mine' },
          { in: 'query', name: 'token', value: 'in-the-query' },
          { in: 'header', name: 'X-Short', value: 'GET' },
          { in: 'header', name: 'X-Empty', value: '' },
        ],
      })
      const seen = JSON.parse(answer.body)
      expect(seen.url).toContain(`?token=${'•'.repeat(24)}&page=1`)
      expect(seen.headers).toMatchObject({ authorization: '•'.repeat(24), 'x-short': 'GET' })
      expect(seen.headers).not.toHaveProperty('x-empty')
      expect(JSON.stringify(answer)).not.toMatch(/secret-of-mine|in-the-query|typed/)
      expect(JSON.stringify(await db.select().from(auditRecords))).not.toContain('secret-of-mine')
    }),
  ))

test('a token alone is masked too, without the word in front', () =>
  withGateway(
    (request, response) => response.end(String(request.headers.authorization).replace('Bearer ', 'token: ')),
    (port) =>
      withWorld(async ({ owner, visitor }) => {
        const { stage } = await offerProduct(owner)
        const tokens = [{ in: 'header' as const, name: 'Authorization', value: 'Bearer secret-of-mine' }]
        const call = { slug: 'pets', ...stage, httpMethod: 'GET', path: '/pets', tokens } as const
        expect((await tryRequest(at(visitor, port), call)).body).toBe(`token: ${'•'.repeat(24)}`)
      }),
  ))

test('404 for another’s app, a hidden product and a stage that is not the product’s: nothing is sent', () => {
  let calls = 0
  return withGateway(
    (_request, response) => {
      calls++
      response.end()
    },
    (port) =>
      withWorld(async ({ owner, stranger, consumer, visitor }) => {
        const { product, stage, freePlan } = await offerProduct(owner)
        const other = await addStage(owner)
        const hidden = await offerProduct(owner, { name: 'Hidden', visibility: 'private' })
        const { appId } = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
        const call = { slug: 'pets', ...stage, httpMethod: 'GET', path: '/pets' } as const
        for (const [context, input] of [
          [stranger, { ...call, appId }],
          [visitor, { ...call, slug: 'hidden', ...hidden.stage }],
          [consumer, { ...call, ...other }],
          [consumer, { ...call, stageName: 'dev' }],
        ] as const) {
          await expect(tryRequest(at(context, port), input)).rejects.toMatchObject({ failure: 'NotFoundException' })
        }
        await expect(tryRequest(at(visitor, port), { ...call, appId })).rejects.toMatchObject({
          failure: 'ForbiddenException',
        })
        expect(calls).toBe(0)
      }),
  )
})

test.each([
  { path: 'http://evil.example/' },
  { path: '/a?b=1' },
  { path: '/../../other/prod/x' },
  { path: '/%2e%2e/x' },
  { httpMethod: 'TRACE' },
  { headers: [['bad header', 'x']] },
  { headers: [['x', 'a\r\nhost: evil']] },
  { tokens: [{ in: 'header', name: 'x', value: 'a\r\nhost: evil' }] },
  { tokens: [{ in: 'cookie', name: 'x', value: 'a' }] },
  { tokens: [{ in: 'header', name: '', value: 'a' }] },
  { body: 'x'.repeat(1_048_577) },
  { bodyBase64: 'A'.repeat(1_398_108) },
  { bodyBase64: 'no base64!' },
  { restApiId: '../x' },
])('400 and nothing sent: %j', (members) =>
  withWorld(async ({ owner, visitor }) => {
    const { stage } = await offerProduct(owner)
    const call = { slug: 'pets', ...stage, httpMethod: 'GET', path: '/pets', ...members }
    await expect(tryRequest.invoke(at(visitor, 1), call)).rejects.toMatchObject({ failure: 'BadRequestException' })
  }),
)

test('503 when the gateway is not there', () =>
  withWorld(async ({ owner, visitor }) => {
    const { stage } = await offerProduct(owner)
    await expect(
      tryRequest(at(visitor, 1), { slug: 'pets', ...stage, httpMethod: 'GET', path: '/pets' }),
    ).rejects.toMatchObject({ failure: 'ServiceUnavailableException' })
  }))

test('429 for a visitor’s call after the last of the minute, by address', () =>
  withGateway(
    (_request, response) => response.end(),
    (port) =>
      withWorld(async ({ owner, visitor }) => {
        const { stage } = await offerProduct(owner)
        const call = { slug: 'pets', ...stage, httpMethod: 'GET', path: '/pets' } as const
        const busy = { ...at(visitor, port), sourceIp: '203.0.113.7' }
        for (let made = 0; made < triesPerMinute.visitor; made++) await tryRequest(busy, call)
        await expect(tryRequest(busy, call)).rejects.toMatchObject({
          failure: 'TooManyRequestsException',
          retryAfterSeconds: expect.any(Number),
        })
        expect(await tryRequest({ ...busy, sourceIp: '203.0.113.8' }, call)).toMatchObject({ status: 200 })
        expect(await tryRequest({ ...at(owner, port), sourceIp: '203.0.113.7' }, call)).toMatchObject({ status: 200 })
      }),
  ))

/** The context with a gateway on this port. */
function at(context: Context, gatewayPort: number): Context {
  return { ...context, settings: { ...context.settings, gatewayPort } }
}

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = ''
  for await (const chunk of request) body += chunk
  response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }))
}

async function withGateway(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    await use(typeof address === 'object' && address !== null ? address.port : 0)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
