import { type CryptoKey, decodeJwt, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Services } from '../pipeline/stage.ts'
import { claimTexts } from './claim-texts.ts'
import { type Issuer, withoutSlash } from './issuer.ts'
import { KeysUnavailable } from './key-set.ts'

/** What a token says whose signature and times are in order. */
export interface VerifiedToken {
  readonly claims: Readonly<Record<string, string>>
  /** `aud`. */
  readonly audiences: readonly string[]
  /** `scope`, or `scp` of issuers that have that instead. */
  readonly scopes: readonly string[]
  /** `id` or `access`, of issuers that say it. */
  readonly use: unknown
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** Only signatures that the issuer alone can make. */
const algorithms = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ')

/**
 * Verifies a JSON Web Token (RFC 7519): of one of these issuers, signed with one of its keys, not expired, and not from
 * the future where it says from when on it is good.
 * @returns undefined when it is not good.
 * @throws KeysUnavailable
 */
export async function verifyToken(
  token: string,
  issuers: readonly Issuer[],
  accountId: string,
  services: Services,
): Promise<VerifiedToken | undefined> {
  try {
    const { iss = '' } = decodeJwt(token)
    const issuer = issuers.find(({ url }) => url === withoutSlash(iss))
    if (issuer === undefined) return undefined
    const keys = services.authorization.keySets.of(accountId, issuer, services)
    const now = new Date(services.clock.now())
    const rules = { algorithms, issuer: iss, currentDate: now, requiredClaims: ['exp'] }
    const findKey: JWTVerifyGetKey<CryptoKey> = (header, input) => keys.key(header, input)
    const { payload } = await jwtVerify(token, findKey, rules)
    return verified(payload)
  } catch (error) {
    if (error instanceof KeysUnavailable) throw error
    return undefined
  }
}

function verified(payload: JWTPayload): VerifiedToken {
  const { aud = [], exp = 0, scope, scp, token_use: use } = payload
  return {
    claims: claimTexts(payload),
    audiences: typeof aud === 'string' ? [aud] : aud,
    scopes: [...words(scope), ...words(scp)],
    use,
    expiresAt: exp * 1000,
  }
}

function words(value: unknown): string[] {
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '')
  const list: unknown[] = Array.isArray(value) ? value : []
  return list.filter((word) => typeof word === 'string')
}
