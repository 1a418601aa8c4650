import type { Exchange } from '../exchange.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'

type SentVerb = (exchange: Exchange) => string

/** The verb by which an integration is called: its own; of `ANY`, or where it has none, that of the request. */
export function compileSentVerb({ httpMethod }: IntegrationSnapshot): SentVerb {
  if (httpMethod === undefined || httpMethod === 'ANY') return asAsked
  return fixed[httpMethod] ?? (() => httpMethod)
}

const asAsked: SentVerb = (exchange) => exchange.httpMethod

/** One for all methods, as `sharedStep` is: what is asked for everywhere is always at hand. */
const fixed: Readonly<Record<string, SentVerb>> = Object.assign(Object.create(null), {
  DELETE: () => 'DELETE',
  GET: () => 'GET',
  HEAD: () => 'HEAD',
  OPTIONS: () => 'OPTIONS',
  PATCH: () => 'PATCH',
  POST: () => 'POST',
  PUT: () => 'PUT',
})
