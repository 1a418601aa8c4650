import type { Exchange } from '../exchange.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'

/** The verb by which an integration is called: its own; of `ANY`, or where it has none, that of the request. */
export function compileSentVerb({ httpMethod }: IntegrationSnapshot): (exchange: Exchange) => string {
  if (httpMethod === undefined || httpMethod === 'ANY') return (exchange) => exchange.httpMethod
  return () => httpMethod
}
