import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { exportJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import type { Clock } from '../ports.ts'
import { type ScriptedUpstream, scriptedUpstream } from './scripted-upstream.ts'

export interface OidcIssuer extends AsyncDisposable {
  /** `http://127.0.0.1:…` */
  readonly url: string
  readonly upstream: ScriptedUpstream
  /** What its key set has; a test may put other keys in. */
  readonly keys: JWK[]
  /** Replaces members of its discovery document. */
  discovery: Record<string, unknown>
  /** How often its key set was fetched. */
  fetched(): number
  /** A token of this issuer, signed with its newest key, good for an hour unless told. */
  token(claims?: JWTPayload, options?: TokenOptions): Promise<string>
  /** Signs with another key from now on. @param keepsOld whether the old ones go on being good. */
  rotate(keepsOld?: boolean): Promise<void>
}

export interface TokenOptions {
  readonly alg?: string
  readonly kid?: string
  readonly key?: KeyObject | Uint8Array
}

const jwksPath = '/.well-known/jwks.json'

/** An OpenID Connect issuer over a real socket, with keys of its own. */
export async function oidcIssuer(clock: Clock): Promise<OidcIssuer> {
  const upstream = await scriptedUpstream()
  const keys: JWK[] = []
  let signing: KeyObject
  let serial = 0
  const rotate = async (keepsOld = false) => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    signing = createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))
    serial++
    if (!keepsOld) keys.length = 0
    keys.push({ ...(await exportJWK(pair.publicKey)), kid: `key-${serial}`, alg: 'ES256', use: 'sig' })
  }
  await rotate()
  const issuer: OidcIssuer = {
    url: upstream.origin,
    upstream,
    keys,
    discovery: { issuer: upstream.origin, jwks_uri: `${upstream.origin}${jwksPath}` },
    fetched: () => upstream.seen.filter(({ url }) => url.endsWith(jwksPath)).length,
    rotate,
    token(claims = {}, { alg = 'ES256', kid = `key-${serial}`, key = signing } = {}) {
      const now = Math.floor(clock.now() / 1000)
      const payload = { iss: upstream.origin, sub: 'ada', aud: 'app-1', iat: now, exp: now + 3600, ...claims }
      return new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(key)
    },
    [Symbol.asyncDispose]: () => upstream[Symbol.asyncDispose](),
  }
  upstream.answers((_, response, { url }) => {
    response.setHeader('content-type', 'application/json')
    if (url.endsWith('/.well-known/openid-configuration')) response.end(JSON.stringify(issuer.discovery))
    else if (url.endsWith(jwksPath)) response.end(JSON.stringify({ keys }))
    else response.writeHead(404).end()
  })
  return issuer
}
