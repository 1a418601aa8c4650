import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { readSettings } from '#server/settings.ts'
import { callGateway } from './call-gateway.ts'

const call = { restApiId: 'abc', stageName: 'prod', httpMethod: 'GET', path: '/pets?limit=1', headers: {} }

test('calls the stage by path and hands back status, headers and body', () =>
  withGateway(
    (request, response) => {
      response.writeHead(418, { 'x-amzn-RequestId': 'r1', 'content-type': 'text/plain' })
      response.end(`${request.method} ${request.url} ${request.headers['x-api-key']}`)
    },
    async (settings) => {
      const answer = await callGateway(settings, { ...call, headers: { 'x-api-key': 'k' } })
      expect(answer).toMatchObject({ status: 418, truncated: false })
      expect(answer.body).toBe('GET /_aws/execute-api/abc/prod/pets?limit=1 k')
      expect(Object.fromEntries(answer.headers)).toMatchObject({ 'x-amzn-requestid': 'r1' })
      expect(answer.latencyMs).toBeGreaterThanOrEqual(0)
    },
  ))

test.each([
  ['text', Buffer.from('ü'), { body: 'ü', file: undefined, size: 2 }],
  ['bytes that are no text', Buffer.from([0xff, 0xfe]), { body: '', file: '//4=', size: 2 }],
  ['a zero byte', Buffer.from([65, 0]), { body: '', file: 'QQA=', size: 2 }],
  ['text that is cut within a letter', Buffer.from('aaü'), { body: 'aa\ufffd', file: undefined, truncated: true }, 3],
  ['bytes that are cut', Buffer.from([0, 1, 2, 3]), { body: '', file: undefined, truncated: true }, 3],
] as const)('%s in the answer', (_name, bytes, expected, bodyLimit?: number) =>
  withGateway(
    (_request, response) => response.end(bytes),
    async (settings) =>
      expect(await callGateway(settings, { ...call, bodyLimit: bodyLimit ?? 100 })).toMatchObject(expected),
  ),
)

test('sends a body with POST and none with GET', () =>
  withGateway(
    async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      response.end(`[${body}]`)
    },
    async (settings) => {
      expect((await callGateway(settings, { ...call, httpMethod: 'POST', body: '{}' })).body).toBe('[{}]')
      expect((await callGateway(settings, { ...call, body: '{}' })).body).toBe('[]')
    },
  ))

test('a path cannot leave the stage for another host', () =>
  withGateway(
    (request, response) => response.end(request.url),
    async (settings) => {
      const { body } = await callGateway(settings, { ...call, path: '//evil.example/@x' })
      expect(body).toContain('/_aws/execute-api/abc/prod//evil.example')
    },
  ))

test.each(['/../other/x', '/a/%2e%2E/../../x', '/..'])('400 for a path that climbs out of the stage: %s', (path) =>
  withGateway(
    (_request, response) => response.end('reached'),
    async (settings) => {
      await expect(callGateway(settings, { ...call, path })).rejects.toMatchObject({ failure: 'BadRequestException' })
    },
  ),
)

test('an image comes as bytes too', () =>
  withGateway(
    (_request, response) => response.setHeader('content-type', 'image/png').end(Buffer.from([137, 80, 78, 71])),
    async (settings) => expect((await callGateway(settings, call)).image).toBe('iVBORw=='),
  ))

test('shows a redirect instead of following it', () =>
  withGateway(
    (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    async (settings) => expect((await callGateway(settings, call)).status).toBe(302),
  ))

test('keeps 64 KiB of a body without end and stops reading', () =>
  withGateway(
    (_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
      }
      response.on('drain', write)
      write()
    },
    async (settings) => {
      const answer = await callGateway(settings, call)
      expect(answer.truncated).toBe(true)
      expect(answer.body.length).toBe(65_536)
    },
  ))

async function withGateway(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
  use: (settings: ReturnType<typeof readSettings>) => Promise<void>,
): Promise<void> {
  const server: Server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    await use(readSettings({ GATEWAY_PORT: String(port) }))
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
