import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer, type Server } from 'node:net'
import { expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { probeBackend } from './probe-backend.ts'

test('any status is a sign of life', () =>
  withWorld(({ owner }) =>
    withBackend(
      (_request, response) => response.writeHead(500).end('not shown'),
      async (url) => {
        const found = await probeBackend(owner, { url })
        expect(found).toMatchObject({ reachable: true, status: 500 })
        expect(JSON.stringify(found)).not.toContain('not shown')
      },
    ),
  ))

test('a redirect is not followed', () =>
  withWorld(({ owner }) =>
    withBackend(
      (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      async (url) => expect(await probeBackend(owner, { url })).toMatchObject({ reachable: true, status: 302 }),
    ),
  ))

test('says that nothing listens', () =>
  withWorld(async ({ owner }) => {
    const url = await withBackend(
      () => undefined,
      async (open) => open,
    )
    expect(await probeBackend(owner, { url })).toEqual({
      reachable: false,
      reason: 'connection refused: nothing listens there',
    })
  }))

test('says that a host does not speak HTTP', () =>
  withWorld(async ({ owner }) => {
    const server = createTcpServer((socket) => socket.end('220 mail.example ESMTP\r\n'))
    await listen(server)
    const found = await probeBackend(owner, { url: `http://127.0.0.1:${portOf(server)}/` })
    server.close()
    expect(found).toEqual({ reachable: false, reason: 'it does not speak HTTP' })
  }))

test('gives up on a silent backend', { timeout: 10_000 }, () =>
  withWorld(({ owner }) =>
    withBackend(
      () => undefined,
      async (url) =>
        expect(await probeBackend(owner, { url })).toEqual({ reachable: false, reason: 'no answer within 4 s' }),
    ),
  ),
)

test.each([
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://localhost/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::ffff:169.254.169.254]/',
  'http://0x7f000001/',
])('BACKEND_NETWORKS=public refuses %s', (url) =>
  withWorld(async ({ owner }) => {
    const context: Context = { ...owner, settings: { ...owner.settings, backendNetworks: ['public'] } }
    expect(await probeBackend(context, { url })).toEqual({
      reachable: false,
      reason: 'BACKEND_NETWORKS does not allow this address',
    })
  }),
)

test.each(['file:///etc/passwd', 'ftp://example.org/', 'nonsense', ''])('400 for %j', (url) =>
  withWorld(async ({ owner }) => {
    await expect(probeBackend(owner, { url })).rejects.toMatchObject({ failure: 'BadRequestException' })
  }),
)

test('403 for a viewer', () =>
  withWorld(async ({ as, consumer, visitor }) => {
    for (const context of [as('viewer'), consumer, visitor]) {
      await expect(probeBackend(context, { url: 'http://127.0.0.1/' })).rejects.toMatchObject({
        failure: 'ForbiddenException',
      })
    }
  }))

async function withBackend<Result>(answer: RequestListener, use: (url: string) => Promise<Result>): Promise<Result> {
  const server = createServer(answer)
  await listen(server)
  try {
    return await use(`http://127.0.0.1:${portOf(server)}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
