import type { Exchange } from '../exchange.ts'
import { proxyEvent } from '../functions/proxy-event.ts'

/** What a TOKEN authorizer is told (developer guide, "Input to an API Gateway Lambda authorizer"). */
export function tokenEvent(authorizationToken: string, methodArn: string): string {
  return JSON.stringify({ type: 'TOKEN', methodArn, authorizationToken })
}

/** What a REQUEST authorizer is told (the same page): all of the request but its body. What is empty is `{}`. */
export function requestEvent(exchange: Exchange, methodArn: string): string {
  const event = Object.entries(proxyEvent(exchange)).map(([name, value]) => [name, value ?? {}])
  return JSON.stringify({ type: 'REQUEST', methodArn, ...Object.fromEntries(event) })
}
