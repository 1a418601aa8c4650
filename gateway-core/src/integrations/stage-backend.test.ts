import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { TLSSocket } from 'node:tls'
import { describe, expect, test } from 'vitest'
import { certificates } from '../testing/certificates.ts'
import { httpProxy } from '../testing/deployed-api.ts'
import { scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { stageBackend } from './stage-backend.ts'

const { key, trusted, expired } = certificates
const clientCertificate = { id: 'cert01', pemEncodedCertificate: trusted, sealedPrivateKey: `sealed:${key}` }
const own = { allows: () => true, certificateAuthorities: [trusted] }

/** A backend that asks for a certificate and answers with the subject of the one it was shown. */
async function askingBackend() {
  const server = createServer(
    { key, cert: trusted, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      const shown = request.socket instanceof TLSSocket ? request.socket.getPeerCertificate() : undefined
      response.end(shown?.fingerprint256 ?? 'none')
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `https://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('a stage’s client certificate', () => {
  test('is shown to an HTTPS backend that asks', async () => {
    await using backend = await askingBackend()
    const methods = { 'GET /': httpProxy(backend.origin) }
    await using api = await scenario({ methods, stage: { clientCertificate } }, { backends: own })
    const { status, body } = await api.call('GET', '/')
    expect(status).toBe(200)
    expect(body).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  })

  test('is not shown by a stage that has none', async () => {
    await using backend = await askingBackend()
    await using api = await scenario({ methods: { 'GET /': httpProxy(backend.origin) } }, { backends: own })
    expect(await api.call('GET', '/')).toMatchObject({ status: 200, body: 'none' })
  })

  test('whose key cannot be opened refuses each request and says why', async () => {
    const vault = {
      cacheKey: new Uint8Array(32),
      open: () => {
        throw new Error('sealed with another secret')
      },
    }
    const script = { methods: { 'GET /': httpProxy('https://127.0.0.1:1') }, stage: { clientCertificate } }
    await using api = await scenario(script, { vault })
    expect(await api.call('GET', '/')).toMatchObject({ status: 500 })
    expect(api.ports.errors[0]?.message).toContain('sealed with another secret')
  })

  test('that is no certificate fails the call, not the gateway', async () => {
    const broken = { ...clientCertificate, pemEncodedCertificate: 'nonsense' }
    const script = { methods: { 'GET /': httpProxy('https://127.0.0.1:1') }, stage: { clientCertificate: broken } }
    await using api = await scenario(script)
    expect(await api.call('GET', '/')).toMatchObject({ status: 504 })
    expect(api.ports.errors[0]?.message).toContain('certificates that are configured cannot be used')
  })
})

describe('sockets are never shared', () => {
  function backendOf(origin: string, stage = {}, tlsConfig = {}) {
    const script = { methods: { 'GET /': httpProxy(origin, { tlsConfig }) }, stage }
    return stagedExchange(script)
  }

  test('by stages with other certificates, nor by those without', () => {
    const { method, services } = backendOf('https://b', { clientCertificate })
    const first = stageBackend(method, services, 'https://b')
    expect(stageBackend(method, services, 'https://b')).toBe(first)
    const other = { ...method, stage: { ...method.stage, clientCertificate: { ...clientCertificate, id: 'cert02' } } }
    expect(stageBackend(other, services, 'https://b')).not.toBe(first)
    const { clientCertificate: _, ...plain } = method.stage
    expect(stageBackend({ ...method, stage: plain }, services, 'https://b')).not.toBe(first)
  })

  test('by accounts', () => {
    const { method, services } = backendOf('http://b')
    const other = { ...method, stage: { ...method.stage, accountId: '999999999999' } }
    expect(stageBackend(other, services, 'http://b')).not.toBe(stageBackend(method, services, 'http://b'))
  })

  test('by integrations that check the other side and those that do not', () => {
    const strict = backendOf('https://b')
    const lax = backendOf('https://b', {}, { insecureSkipVerification: true })
    const { services } = strict
    expect(stageBackend(strict.method, services, 'https://b')).not.toBe(stageBackend(lax.method, services, 'https://b'))
  })

  test('but a certificate makes no difference without TLS', () => {
    const { method, services } = backendOf('http://b', { clientCertificate })
    const { clientCertificate: _, ...plain } = method.stage
    expect(stageBackend(method, services, 'http://b')).toBe(
      stageBackend({ ...method, stage: plain }, services, 'http://b'),
    )
  })
})

describe('an authority that the operator trusts', () => {
  async function callSecured(cert: string, certificateAuthorities?: readonly string[]) {
    await using upstream = await scriptedUpstream({ key, cert })
    const backends = { allows: () => true, ...(certificateAuthorities ? { certificateAuthorities } : {}) }
    const methods = { 'GET /a': httpProxy(upstream.origin), 'GET /b': httpProxy(`${upstream.origin}/b`) }
    await using api = await scenario({ methods }, { backends })
    const first = await api.call('GET', '/a')
    const second = await api.call('GET', '/b')
    return [first.status, second.status]
  }

  test('vouches for a backend', async () => {
    expect(await callSecured(trusted, [trusted])).toEqual([200, 200])
  })

  test('vouches for no other', async () => {
    expect(await callSecured(trusted, [expired])).toEqual([504, 504])
    expect(await callSecured(trusted)).toEqual([504, 504])
  })

  test('does not forgive a certificate that has expired', async () => {
    expect(await callSecured(expired, [expired])).toEqual([504, 504])
  })

  test('that is no certificate fails the call, not the gateway', async () => {
    expect(
      await callSecured(trusted, ['nonsense', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']),
    ).toEqual([504, 504])
  })
})
