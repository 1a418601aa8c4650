import type { Exchange } from './exchange.ts'
import { type GatewayResponseType, gatewayResponse, isGatewayResponseType } from './gateway-responses.ts'
import { headerText, isHeaderName } from './mapping/header-text.ts'
import { preferredTemplate } from './mapping/preferred-template.ts'
import { compileSubstitution, type Substitution } from './mapping/substitution.ts'
import { compileValueSource, type ValueSource } from './mapping/value-source.ts'
import type { Refusal } from './pipeline/refusal.ts'
import { Reply } from './pipeline/reply.ts'
import type { GatewayResponseSnapshot } from './snapshot.ts'

/** An API's gateway responses: AWS's defaults under what the provider changed. */
export class GatewayResponseSet {
  readonly #changed = new Map<GatewayResponseType, Change>()

  constructor(snapshots: readonly GatewayResponseSnapshot[]) {
    for (const snapshot of snapshots) {
      if (isGatewayResponseType(snapshot.responseType)) this.#changed.set(snapshot.responseType, new Change(snapshot))
    }
  }

  /**
   * The answer for a refusal: the type's own change, else the change of `DEFAULT_4XX` or `DEFAULT_5XX`, else AWS's
   * default (developer guide, "Gateway responses in API Gateway"). `REQUEST_TOO_LARGE` cannot be changed there either.
   */
  render(refusal: Refusal, exchange: Exchange): Reply {
    if (this.#changed.size === 0 || refusal.type === 'REQUEST_TOO_LARGE') return defaultReply(refusal)
    const family = refusal.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'
    const change = this.#changed.get(refusal.type) ?? this.#changed.get(family)
    return change === undefined ? defaultReply(refusal) : change.render(refusal, exchange)
  }
}

/** The answer for a refusal by AWS's defaults alone. */
export function defaultReply(refusal: Refusal): Reply {
  const { status, errorType } = refusal
  return errorReply(status, errorType, defaultBody(refusal))
}

/** An answer in the form of AWS's errors. */
export function errorReply(status: number, errorType: string, body: string): Reply {
  return new Reply(
    status,
    ['Content-Type', 'application/json', 'Content-Length', `${Buffer.byteLength(body)}`, 'x-amzn-ErrorType', errorType],
    body,
  )
}

function defaultBody(refusal: Refusal): string {
  const { messageString } = refusal
  return gatewayResponse(refusal.type).body?.(messageString) ?? `{"message":${messageString}}`
}

/** The connection's own business: a provider cannot set these. */
const framing = new Set(['connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'trailer'])

class Change {
  readonly #status: number | undefined
  readonly #headers: (readonly [name: string, source: ValueSource])[] = []
  readonly #templates: Readonly<Record<string, Substitution>>

  constructor({ statusCode, responseParameters, responseTemplates }: GatewayResponseSnapshot) {
    this.#status = statusCode !== undefined && /^[1-5]\d\d$/.test(statusCode) ? Number(statusCode) : undefined
    for (const [parameter, expression] of Object.entries(responseParameters)) {
      const name = /^gatewayresponse\.header\.([\s\S]+)$/.exec(parameter)?.[1] ?? ''
      const source = compileValueSource(expression)
      if (isHeaderName(name) && source?.reads === 'head' && !framing.has(name.toLowerCase())) {
        this.#headers.push([name, source])
      }
    }
    this.#templates = Object.fromEntries(
      Object.entries(responseTemplates).map(([type, template]) => [type, compileSubstitution(template)]),
    )
  }

  render(refusal: Refusal, exchange: Exchange): Reply {
    const contentType = preferredTemplate(this.#templates, exchange.header('accept')) ?? 'application/json'
    const body = this.#templates[contentType]?.(exchange) ?? defaultBody(refusal)
    const headers = ['Content-Length', `${Buffer.byteLength(body)}`]
    const given = new Set<string>()
    for (const [name, source] of this.#headers) {
      const value = source.value(exchange)
      const text = value === undefined ? undefined : headerText(value)
      if (text === undefined) continue
      headers.push(name, text)
      given.add(name.toLowerCase())
    }
    if (!given.has('content-type')) headers.unshift('Content-Type', headerText(contentType) ?? 'application/json')
    if (!given.has('x-amzn-errortype')) headers.push('x-amzn-ErrorType', refusal.errorType)
    return new Reply(this.#status ?? refusal.status, headers, body)
  }
}
