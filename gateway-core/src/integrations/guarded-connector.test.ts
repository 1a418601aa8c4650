import { type AddressInfo, createServer } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { describe, expect, test, vi } from 'vitest'
import { systemClock } from '../system-clock.ts'
import { certificates } from '../testing/certificates.ts'
import { httpProxy } from '../testing/deployed-api.ts'
import { scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'
import { Backend } from './backend.ts'
import { fetchBackend } from './fetch-backend.ts'
import { guardedConnector, plainAddress } from './guarded-connector.ts'

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::1', '::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['::ffff:127.0.0.1', '127.0.0.1'],
  ['::FFFF:169.254.169.254', '169.254.169.254'],
  ['::ffff:7f00:1', '127.0.0.1'],
  ['::ffff:a9fe:a9fe', '169.254.169.254'],
  ['0:0:0:0:0:ffff:7f00:1', '127.0.0.1'],
  ['0000:0000:0000:0000:0000:ffff:7f00:0001', '127.0.0.1'],
])('%s reaches %s', (address, plain) => {
  expect(plainAddress(address)).toBe(plain)
})

/** What a call to a backend answers, and which addresses the port was asked about. */
async function callThrough(uri: (port: string) => string, allows: (address: string) => boolean) {
  await using upstream = await scriptedUpstream()
  const asked: string[] = []
  const backends = {
    allows(address: string) {
      asked.push(address)
      return allows(address)
    },
  }
  await using api = await scenario(
    { methods: { 'GET /': httpProxy(uri(new URL(upstream.origin).port)) } },
    { backends },
  )
  const { status, body } = await api.call('GET', '/')
  return { status, body, asked, seen: upstream.seen.length, causes: api.ports.errors.map(({ message }) => message) }
}

describe('an address that the port refuses is never connected to', () => {
  test.each([
    ['an IPv4 address', (port: string) => `http://127.0.0.1:${port}/`],
    ['one in another notation', (port: string) => `http://0x7f000001:${port}/`],
    ['one as a number', (port: string) => `http://2130706433:${port}/`],
    ['an IPv6 address', (port: string) => `http://[::1]:${port}/`],
    ['an IPv4 address in IPv6', (port: string) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['a name', (port: string) => `http://localhost:${port}/`],
  ])('%s', async (_, uri) => {
    const { status, body, asked, seen, causes } = await callThrough(uri, () => false)
    expect([status, body]).toEqual([500, '{"message":"Internal server error"}'])
    expect(seen).toBe(0)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.every((address) => address === '127.0.0.1' || address === '::1')).toBe(true)
    expect(causes[0]).toContain('Invalid endpoint address')
  })
})

test.each(['127.0.0.1', 'localhost'])('the port of a call is part of the question: %s', async (host) => {
  await using upstream = await scriptedUpstream()
  const own = Number(new URL(upstream.origin).port)
  const asked = new Set<number>()
  const backends = {
    allows(_address: string, port: number) {
      asked.add(port)
      return port !== own
    },
  }
  await using api = await scenario({ methods: { 'GET /': httpProxy(`http://${host}:${own}/`) } }, { backends })
  expect((await api.call('GET', '/')).status).toBe(500)
  expect([...asked]).toEqual([own])
  expect(upstream.seen).toEqual([])
})

test('a name connects to those of its addresses that are allowed', async () => {
  const { status, asked } = await callThrough(
    (port) => `http://localhost:${port}/`,
    (address) => address === '127.0.0.1',
  )
  expect(status).toBe(200)
  expect(asked).toContain('127.0.0.1')
})

test('a name that nobody knows is a failure of the network', async () => {
  const { status, body } = await callThrough(
    () => 'http://no-such-host.invalid/',
    () => true,
  )
  expect([status, body]).toEqual([504, '{"message":"Network error communicating with endpoint"}'])
})

describe('an HTTPS backend', () => {
  const { key, trusted, misnamed, expired } = certificates

  async function callSecured(cert: string, insecureSkipVerification: boolean) {
    await using upstream = await scriptedUpstream({ key, cert })
    const tlsConfig = { insecureSkipVerification }
    await using api = await scenario({ methods: { 'GET /': httpProxy(upstream.origin, { tlsConfig }) } })
    const { status } = await api.call('GET', '/')
    return { status, seen: upstream.seen.length, causes: api.ports.errors.map(({ message }) => message).join() }
  }

  test('whose certificate nobody vouches for is not asked', async () => {
    const { status, seen, causes } = await callSecured(trusted, false)
    expect([status, seen]).toEqual([504, 0])
    expect(causes).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
  })

  test('whose certificate nobody vouches for is asked when the integration forgives that', async () => {
    expect(await callSecured(trusted, true)).toMatchObject({ status: 200, seen: 1 })
  })

  test('carries large bodies both ways on one connection, and a caller that reads slowly slows it', async () => {
    await using upstream = await scriptedUpstream({ key, cert: trusted })
    upstream.answers((_request, response, seen) => response.end(seen.body))
    const tlsConfig = { insecureSkipVerification: true }
    await using api = await scenario({
      methods: { 'POST /': httpProxy(upstream.origin, { httpMethod: 'POST', tlsConfig }) },
    })
    const body = 'abcdefghij'.repeat(300_000)
    for (let round = 0; round < 3; round++) {
      const answer = await api.call('POST', '/', { body })
      expect([answer.status, answer.body === body]).toEqual([200, true])
    }
    expect(upstream.connections.size).toBe(1)
  })

  test('is asked in the name of the host that the URI names, and takes up its session again', async () => {
    const names: TLSSocket['servername'][] = []
    let resumed = 0
    const server = createTlsServer({ key, cert: trusted }, (socket) => {
      names.push(socket.servername)
      if (socket.isSessionReused()) resumed++
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const networks = { allows: () => true, certificateAuthorities: [trusted] }
    const limits = { timeoutMs: 10_000, maxBytes: 100 }
    const request = { method: 'GET', path: '/', headers: [], body: null }
    const backend = new Backend(`https://localhost:${port}`, {}, networks)
    for (let round = 0; round < 3; round++) {
      expect(await fetchBackend(backend, request, limits, systemClock)).toMatchObject({ outcome: 'answered' })
    }
    await backend.close(0)
    server.close()
    expect([...new Set(names)]).toEqual(['localhost'])
    expect(resumed).toBeGreaterThan(0)
  })

  test('is not asked when our own certificate is none', async () => {
    const clientCertificate = { id: 'a', certificate: 'none', privateKey: 'none' }
    const backend = new Backend('https://127.0.0.1:1', { clientCertificate }, { allows: () => true })
    const limits = { timeoutMs: 10_000, maxBytes: 100 }
    const answer = await fetchBackend(
      backend,
      { method: 'GET', path: '/', headers: [], body: null },
      limits,
      systemClock,
    )
    expect(answer).toMatchObject({ outcome: 'broken', reason: expect.stringContaining('cannot be used') })
    await backend.close(0)
  })

  test.each([
    ['names another host', misnamed],
    ['has expired', expired],
  ])('whose certificate %s is never asked', async (_, cert) => {
    expect(await callSecured(cert, false)).toMatchObject({ status: 504, seen: 0 })
    expect(await callSecured(cert, true)).toMatchObject({ status: 504, seen: 0 })
  })
})

describe('an attempt to connect', () => {
  test('that takes too long is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    // Whoever only listens for TCP never answers the hello of TLS.
    const outcome = new Promise((resolve) => {
      guardedConnector(`https://127.0.0.1:${port}`, { allows: () => true }, {})(() => true, resolve)
    })
    await vi.advanceTimersByTimeAsync(30_000)
    vi.useRealTimers()
    expect(await outcome).toMatchObject({ message: 'No connection within 30000 ms' })
    server.close()
  })

  test('that nobody needs any more leaves no socket', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const closed = new Promise<void>((resolve) => {
      server.once('connection', (socket) => {
        socket.on('error', () => undefined)
        socket.resume().once('close', () => resolve())
      })
    })
    const cancel = guardedConnector(
      `https://127.0.0.1:${port}`,
      { allows: () => true },
      {},
    )(
      () => true,
      () => undefined,
    )
    server.once('connection', () => cancel())
    await closed
    server.close()
  })
})
