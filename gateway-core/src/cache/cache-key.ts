import { hash } from 'node:crypto'
import type { Exchange } from '../exchange.ts'
import { compileValueSource } from '../mapping/value-source.ts'
import type { CompiledMethod } from '../pipeline/stage.ts'

/** The name of the answer that a request would get. */
export type CacheKey = (exchange: Exchange) => string

type Values = (exchange: Exchange) => readonly (string | undefined)[]

/**
 * Compiles what a cache key is made of: stage, namespace (the resource unless the integration names another), verb,
 * the values of the integration's `cacheKeyParameters`, the last flush, and for a canary that does not share the
 * stage's cache, that it is one. All values of a repeated parameter count. Two requests have one key only if all of
 * these are the same: they are written as JSON, in which no value can imitate two.
 * @returns undefined when a parameter is none that a request has: then nothing can be cached safely.
 */
export function compileCacheKey(compiled: CompiledMethod, isEncrypted: boolean): CacheKey | undefined {
  const { stage, method, resource, isCanary } = compiled
  const { cacheNamespace, cacheKeyParameters = [] } = method.integration
  const parameters: Values[] = []
  for (const name of cacheKeyParameters) {
    const values = compileParameter(name, method.integration.requestParameters ?? {})
    if (values === undefined) return undefined
    parameters.push(values)
  }
  const fixed = JSON.stringify([
    stage.restApiId,
    stage.stageName,
    isCanary && stage.canary?.useStageCache !== true ? stage.deploymentId : '',
    cacheNamespace ?? resource.id,
    stage.cacheFlushedAt ?? 0,
    isEncrypted,
    cacheKeyParameters,
  ])
  if (parameters.length === 0) return remembered((verb) => hashed(`${fixed}${verb}`))
  return (exchange) => {
    const values = parameters.map((parameter) => parameter(exchange))
    return hashed(`${fixed}${exchange.httpMethod}${JSON.stringify(values)}`)
  }
}

const parameterName = /^(method|integration)\.request\.([a-z]+)\.(.+)$/s

function compileParameter(name: string, mapped: Readonly<Record<string, string>>): Values | undefined {
  const [, side, place = '', parameter = ''] = parameterName.exec(name) ?? []
  const own = Object.hasOwn(sources, place) ? sources[place]?.(parameter) : undefined
  if (side === 'method' || own === undefined) return own
  // What goes to the integration: what it is mapped from, or of a proxy the caller's own parameter of that name.
  const expression = Object.hasOwn(mapped, name) ? mapped[name] : undefined
  if (expression === undefined) return own
  if (expression.startsWith('method.')) return compileParameter(expression, {})
  const source = compileValueSource(expression)
  return source?.reads === 'head' ? (exchange) => [source.value(exchange)] : undefined
}

const queryString = (name: string): Values => {
  return (exchange) => exchange.queryValues(name)
}
const headerNamed = (name: string): Values => {
  return (exchange) => exchange.headerValues(name)
}

const sources: Readonly<Record<string, (name: string) => Values>> = {
  path: (name) => (exchange) => [exchange.pathParameter(name)],
  querystring: queryString,
  multivaluequerystring: queryString,
  header: headerNamed,
  multivalueheader: headerNamed,
}

function remembered(keyOf: (verb: string) => string): CacheKey {
  const keys = new Map<string, string>()
  return ({ httpMethod }) => {
    let key = keys.get(httpMethod)
    if (key === undefined) {
      key = keyOf(httpMethod)
      keys.set(httpMethod, key)
    }
    return key
  }
}

function hashed(text: string): string {
  return hash('sha256', text, 'base64url')
}
