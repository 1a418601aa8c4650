import { maxPayloadBytes } from '../client.ts'
import type { Exchange } from '../exchange.ts'
import { contentCodings, decodeContent } from '../integrations/content-codings.ts'
import { needsIntegrationPayload } from '../integrations/needs-integration-payload.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Stage, Step, Verdict } from '../pipeline/stage.ts'

/**
 * Holds the integration's answer back until it is complete, where something needs the whole of it: a template, a mapping
 * from its body, a conversion, a choice by a function's error, a trace. Where what reads it is a template or a mapping,
 * it is taken out of its `Content-Encoding` first.
 */
export const readIntegrationResponse: Stage = {
  name: 'read-integration-response',
  compile(method) {
    if (!needsIntegrationPayload(method)) return undefined
    return method.method.integration.type === 'HTTP_PROXY' ? readAsItIs : readDecoded
  },
}

const readAsItIs = read(false)
const readDecoded = read(true)

/** One step for all methods, as `sharedStep` says. */
function read(decodes: boolean): Step {
  return (exchange) => {
    const { integrationResponse } = exchange
    if (integrationResponse === undefined) return undefined
    const body = integrationResponse.read(maxPayloadBytes)
    if (body instanceof Promise) return body.then((late) => keep(exchange, late, decodes))
    return keep(exchange, body, decodes)
  }
}

function keep(exchange: Exchange, body: Buffer | Refusal, decodes: boolean): Verdict | Promise<Verdict> {
  if (body instanceof Refusal) return body
  exchange.integrationPayload = body
  const coding = exchange.integrationResponse?.headerValues('content-encoding')[0]
  const codings = coding === undefined || !decodes ? undefined : contentCodings(coding)
  if (codings === undefined || codings.length === 0 || body.length === 0) return undefined
  return decodeContent(body, codings).then((decoded) => {
    if (typeof decoded === 'string') return decoded === 'malformed' ? malformed : tooLarge
    exchange.integrationPayload = decoded
    return undefined
  })
}

const malformed = new Refusal('INTEGRATION_FAILURE', undefined, 'The integration’s answer is not coded as it says')
const tooLarge = new Refusal('INTEGRATION_FAILURE', undefined, 'The integration’s answer is too large when decoded')
