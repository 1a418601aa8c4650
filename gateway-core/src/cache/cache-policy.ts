import type { CompiledMethod } from '../pipeline/stage.ts'

/** How a method's answers are cached. */
export interface CachePolicy {
  readonly ttlMs: number
  readonly isEncrypted: boolean
  /** `{restApiId}/{stageName}`: whose capacity an entry takes. */
  readonly scope: string
  /** Of the whole stage, in bytes. */
  readonly capacity: number
  /** Whether everybody may ask for a fresh answer (`Cache-Control: max-age=0`). */
  readonly isOpenToAll: boolean
  readonly strategy: 'FAIL_WITH_403' | 'SUCCEED_WITH_RESPONSE_HEADER' | 'SUCCEED_WITHOUT_RESPONSE_HEADER'
  caches(verb: string): boolean
}

/** The largest body that is kept (developer guide, "Quotas for configuring and running a REST API"). */
export const maxItemBytes = 1_048_576

const defaultTtlSeconds = 300
const maxTtlSeconds = 3600

/**
 * The cache settings of a method (developer guide, "Cache settings for REST APIs"); undefined when nothing is cached:
 * the stage has no cache, caching or the time to live is off, or the answer is streamed. Only GET is cached by the
 * stage's default; another verb needs a setting of its own. `ANY` is cached for GET alone, in both ways.
 */
export function cachePolicy({ stage, stageKey, method, setting, ownSetting }: CompiledMethod): CachePolicy | undefined {
  const capacity = Math.floor(Number(stage.cacheClusterSize) * 2 ** 30)
  const ttlSeconds = Math.min(setting.cacheTtlInSeconds ?? defaultTtlSeconds, maxTtlSeconds)
  const { httpMethod, integration } = method
  const isGet = httpMethod === 'GET' || httpMethod === 'ANY'
  const isOn = isGet ? setting.cachingEnabled === true : ownSetting?.cachingEnabled === true
  if (!isOn || !(capacity > 0) || !(ttlSeconds > 0) || integration.responseTransferMode === 'STREAM') return undefined
  const verb = isGet ? 'GET' : httpMethod
  return {
    ttlMs: ttlSeconds * 1000,
    isEncrypted: setting.cacheDataEncrypted === true,
    scope: stageKey,
    capacity,
    isOpenToAll: setting.requireAuthorizationForCacheControl === false,
    strategy: strategyOf(setting.unauthorizedCacheControlHeaderStrategy),
    caches: (asked) => asked === verb,
  }
}

function strategyOf(text: string | undefined): CachePolicy['strategy'] {
  return text === 'FAIL_WITH_403' || text === 'SUCCEED_WITHOUT_RESPONSE_HEADER' ? text : 'SUCCEED_WITH_RESPONSE_HEADER'
}
