import { type LookupOptions, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { checkServerIdentity, createSecureContext, getCACertificates, type SecureContext, TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import type { BackendNetworks } from '../ports.ts'
import type { BackendTrust } from './backend.ts'

/** The backend's address is one that this gateway must not reach. */
export class AddressRefused extends Error {
  constructor(address: string) {
    super(`Invalid endpoint address: ${address} is outside the allowed networks`)
  }
}

/** Longer than any integration's timeout: the call's own deadline decides. */
const connectTimeoutMs = 30_000

/**
 * Connects only to addresses that the port allows. The addresses that a name resolves to are checked where they are
 * used, so that a name cannot resolve to something else between the check and the connection. What the operator named
 * is trusted and not checked.
 */
export function guardedConnector(networks: BackendNetworks, trust: BackendTrust): buildConnector.connector {
  const { trusted = false, insecureSkipVerification: insecure = false } = trust
  let connect: buildConnector.connector | undefined
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    const port = portOf(options)
    if (!trusted && isIP(host) !== 0 && !networks.allows(plainAddress(host), port)) {
      callback(new AddressRefused(host), null)
      return
    }
    try {
      connect ??= connector(networks, trust, port)
    } catch (error) {
      callback(new Error(`The certificates that are configured cannot be used: ${error}`), null)
      return
    }
    connect(options, insecure && options.protocol === 'https:' ? verified(host, callback) : callback)
  }
}

/** A connector serves one origin, so its port stays the same. */
function portOf({ port, protocol }: buildConnector.Options): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

/** @throws Error when a certificate or key is none. */
function connector(networks: BackendNetworks, trust: BackendTrust, port: number): buildConnector.connector {
  const { trusted = false, insecureSkipVerification = false } = trust
  const secureContext = ownContext(networks, trust)
  return buildConnector({
    allowH2: false,
    timeout: connectTimeoutMs,
    ...(trusted ? {} : { lookup: guardedLookup(networks, port) }),
    autoSelectFamily: true,
    rejectUnauthorized: !insecureSkipVerification,
    ...(secureContext === undefined ? {} : { secureContext }),
  })
}

/** Reading all authorities takes milliseconds, so whoever shows no certificate of its own shares one. */
const sharedContexts = new WeakMap<BackendNetworks, SecureContext>()

function ownContext(networks: BackendNetworks, { clientCertificate }: BackendTrust): SecureContext | undefined {
  const { certificateAuthorities = [] } = networks
  const ca = certificateAuthorities.length === 0 ? undefined : [...getCACertificates(), ...certificateAuthorities]
  if (clientCertificate !== undefined) {
    const { certificate: cert, privateKey: key } = clientCertificate
    return createSecureContext({ ...(ca === undefined ? {} : { ca }), cert, key })
  }
  if (ca === undefined) return undefined
  const context = sharedContexts.get(networks) ?? createSecureContext({ ca })
  sharedContexts.set(networks, context)
  return context
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
function verified(host: string, callback: buildConnector.Callback): buildConnector.Callback {
  return (...outcome) => {
    const [, socket] = outcome
    if (!(socket instanceof TLSSocket) || socket.authorized) return callback(...outcome)
    const certificate = socket.getPeerCertificate()
    const fault = checkServerIdentity(host, certificate)
    const expired = Date.parse(certificate.valid_to) < Date.now()
    if (fault === undefined && !expired && untrusted.has(`${socket.authorizationError}`)) return callback(...outcome)
    socket.destroy()
    callback(fault ?? new Error(`The certificate of ${host} is not valid: ${socket.authorizationError}`), null)
  }
}
