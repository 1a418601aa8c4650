import { type LookupOptions, lookup } from 'node:dns'
import { connect, isIP, type LookupFunction, type OnReadOpts, type Socket } from 'node:net'
import {
  type ConnectionOptions,
  checkServerIdentity,
  connect as connectTls,
  createSecureContext,
  getCACertificates,
  type SecureContext,
  type TLSSocket,
} from 'node:tls'
import type { BackendNetworks } from '../ports.ts'
import type { Connect } from '../upstream/upstream-connection.ts'
import type { BackendTrust } from './backend.ts'

/** The backend's address is one that this gateway must not reach. */
export class AddressRefused extends Error {
  constructor(address: string) {
    super(`Invalid endpoint address: ${address} is outside the allowed networks`)
  }
}

/** Longer than any integration's timeout: the call's own deadline decides. */
const connectTimeoutMs = 30_000
const probeAfterMs = 60_000

/** What any socket reads comes here first: whoever is told of it takes it away before the next one reads. */
const readBuffer = Buffer.allocUnsafeSlow(64 * 1024)

/**
 * Connects to an origin, only at addresses that the port allows. The addresses that a name resolves to are checked where
 * they are used, so that a name cannot resolve to something else between the check and the connection. What the operator
 * named is trusted and not checked.
 * @param origin `https://example.com:8443`
 */
export function guardedConnector(origin: string, networks: BackendNetworks, trust: BackendTrust): Connect {
  const { protocol, hostname, port: ownPort } = new URL(origin)
  const isSecure = protocol === 'https:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const port = ownPort === '' ? (isSecure ? 443 : 80) : Number(ownPort)
  const { trusted = false } = trust
  const target = { host, port, autoSelectFamily: true, ...(trusted ? {} : { lookup: guardedLookup(networks, port) }) }
  const secured = isSecure ? tlsConnector(host, target, networks, trust) : undefined
  return (onRead, done) => {
    if (!trusted && isIP(host) !== 0 && !networks.allows(plainAddress(host), port)) {
      done(new AddressRefused(host))
      return () => undefined
    }
    const onread = { buffer: readBuffer, callback: (count: number) => onRead(count, readBuffer) }
    try {
      if (secured !== undefined) return secured(onread, done)
      return awaited(connect({ ...target, onread }), 'connect', done)
    } catch (error) {
      done(new Error(`The certificates that are configured cannot be used: ${error}`))
      return () => undefined
    }
  }
}

interface Target {
  readonly host: string
  readonly port: number
  readonly lookup?: LookupFunction
}
type Done = (outcome: Socket | Error) => void
type Secured = (onread: OnReadOpts, done: Done) => () => void

/** Certificates are read when they are first needed, because most origins are never called. */
function tlsConnector(host: string, target: Target, networks: BackendNetworks, trust: BackendTrust): Secured {
  const { insecureSkipVerification: isLenient = false } = trust
  let context: { readonly secureContext?: SecureContext } | undefined
  let session: Buffer | undefined
  return (onread, done) => {
    context ??= ownContext(networks, trust)
    const options: ConnectionOptions & { readonly onread: OnReadOpts } = {
      ...target,
      ...context,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(session === undefined ? {} : { session }),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: !isLenient,
      onread,
    }
    const socket = connectTls(options)
    // A session that was begun without a proof is not gone on with.
    if (!isLenient) {
      socket.on('session', (next: Buffer) => {
        session = next
      })
    }
    return awaited(socket, 'secureConnect', isLenient ? verified(socket, host, done) : done)
  }
}

/** Tells of a socket once: when it is open, or why it is not. */
function awaited(socket: Socket, opened: 'connect' | 'secureConnect', done: Done): () => void {
  const settle = (outcome: Socket | Error) => {
    clearTimeout(timer)
    socket.removeListener('error', onError)
    // Told before somebody else listens; whoever gets the socket does.
    if (outcome instanceof Error) socket.on('error', () => undefined).destroy()
    done(outcome)
  }
  const onError = (error: Error) => settle(error)
  const onTimeout = () => settle(new Error(`No connection within ${connectTimeoutMs} ms`))
  const timer = setTimeout(onTimeout, connectTimeoutMs).unref()
  socket.setNoDelay(true).setKeepAlive(true, probeAfterMs)
  socket.once('error', onError)
  socket.once(opened, () => settle(socket))
  return () => {
    clearTimeout(timer)
    socket.destroy()
  }
}

/** Reading all authorities takes milliseconds, so whoever shows no certificate of its own shares one. */
const sharedContexts = new WeakMap<BackendNetworks, SecureContext>()

/** @throws Error when a certificate or key is none. */
function ownContext(
  networks: BackendNetworks,
  { clientCertificate }: BackendTrust,
): { readonly secureContext?: SecureContext } {
  const { certificateAuthorities = [] } = networks
  const ca = certificateAuthorities.length === 0 ? undefined : [...getCACertificates(), ...certificateAuthorities]
  if (clientCertificate !== undefined) {
    const { certificate: cert, privateKey: key } = clientCertificate
    return { secureContext: createSecureContext({ ...(ca === undefined ? {} : { ca }), cert, key }) }
  }
  if (ca === undefined) return {}
  const secureContext = sharedContexts.get(networks) ?? createSecureContext({ ca })
  sharedContexts.set(networks, secureContext)
  return { secureContext }
}

/** An IPv4 address in IPv6 clothes, as the IPv4 address that it reaches. */
export function plainAddress(address: string): string {
  const mapped = /^(?:0{0,4}:)*(?:0{0,4}:)?:?ffff:(.+)$/i.exec(address)?.[1]
  if (mapped === undefined) return address
  if (isIP(mapped) === 4) return mapped
  const [high = 0, low = 0] = mapped.split(':').map((part) => Number.parseInt(part, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

function guardedLookup(networks: BackendNetworks, port: number): LookupFunction {
  return (hostname, options: LookupOptions, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '')
      const allowed = addresses.filter(({ address }) => networks.allows(plainAddress(address), port))
      const [first] = allowed
      if (first === undefined) return callback(new AddressRefused(addresses.map((a) => a.address).join(', ')), '')
      if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
])

/**
 * `insecureSkipVerification` forgives a certificate from an unknown authority and nothing else: its name and dates are
 * still checked (API reference, TlsConfig).
 */
function verified(socket: TLSSocket, host: string, done: Done): Done {
  return (outcome) => {
    if (outcome instanceof Error || socket.authorized) return done(outcome)
    const certificate = socket.getPeerCertificate()
    const fault = checkServerIdentity(host, certificate)
    const expired = Date.parse(certificate.valid_to) < Date.now()
    if (fault === undefined && !expired && untrusted.has(`${socket.authorizationError}`)) return done(outcome)
    socket.on('error', () => undefined).destroy()
    done(fault ?? new Error(`The certificate of ${host} is not valid: ${socket.authorizationError}`))
  }
}
