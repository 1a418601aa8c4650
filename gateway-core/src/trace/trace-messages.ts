import type { Exchange } from '../exchange.ts'
import { FunctionResponse } from '../integrations/function-response.ts'
import type { IntegrationRequest, IntegrationResponse } from '../integrations/integration.ts'
import type { Reply } from '../pipeline/reply.ts'
import type { Redaction } from './redaction.ts'
import type { Pairs, TracedMessage } from './trace-report.ts'
import { streamedBody, type TracedBody, tracedBody } from './traced-body.ts'

/** Makes the messages of one request fit to be kept: redacted, bounded, plain. */
export class TraceMessages {
  readonly #redaction: Redaction
  readonly #withBodies: boolean
  readonly #redact: (text: string) => string

  constructor(redaction: Redaction, withBodies: boolean) {
    this.#redaction = redaction
    this.#withBodies = withBodies
    this.#redact = (text) => redaction.text(text)
  }

  methodRequest(exchange: Exchange): TracedMessage {
    const { client, httpMethod: method, payload, query } = exchange
    const path = this.path(exchange)
    return {
      kind: 'method-request',
      method,
      uri: query === '' ? path : `${path}?${this.#redaction.query(query)}`,
      headers: this.#redaction.headers(client.rawHeaders),
      ...this.#body(client.bodyLength === 0 ? '' : payload),
    }
  }

  /** @param payload the caller's body, where it was read: what a streamed request sends on. */
  integrationRequest(request: IntegrationRequest, payload: Buffer | undefined): TracedMessage {
    if ('mockStatus' in request) {
      return { kind: 'integration-request', uri: 'mock:', headers: [], ...this.#body(mockBody(request.mockStatus)) }
    }
    if ('functionCall' in request) {
      const { functionArn, payload: event } = request.functionCall
      const uri = functionUri(functionArn)
      return { kind: 'integration-request', method: 'POST', uri, headers: [], ...this.#body(event) }
    }
    const { backend, method, path, headers, body } = request
    const text = body === null ? '' : typeof body === 'string' || body instanceof Uint8Array ? body : payload
    return {
      kind: 'integration-request',
      method,
      uri: this.#redaction.target(backend.origin + path),
      headers: this.#redaction.headers(headers),
      ...this.#body(text),
    }
  }

  /** @param payload the whole body, where it was read. */
  integrationResponse(response: IntegrationResponse, payload: Buffer | undefined): TracedMessage {
    const { status, rawHeaders } = response
    const headers = this.#redaction.headers(rawHeaders)
    // A function's result is here as soon as it is there at all; while it is streamed, this is empty.
    const result = response instanceof FunctionResponse && response.payload !== '' ? response.payload : undefined
    return { kind: 'integration-response', status, headers, ...this.#body(payload ?? result) }
  }

  /** @param payload the integration's body, where it was read: what a reply that passes it through sends on. */
  methodResponse({ status, headers, body }: Reply, payload: Uint8Array | undefined): TracedMessage {
    const text = typeof body === 'string' || body instanceof Uint8Array ? body : payload
    return { kind: 'method-response', status, headers: this.#redaction.headers(headers), ...this.#body(text) }
  }

  /** Without the stage: `/pets/7` of `/prod/pets/7`; `/` for the root. */
  path({ path, method }: Exchange): string {
    const prefix = `/${method.stage.stageName}`
    const below = path === prefix || path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
    return this.#redact(below === '' ? '/' : below)
  }

  /** The query's parameters, decoded, in order. */
  queryString({ query }: Exchange): Pairs {
    const pairs: [string, string][] = []
    for (const [name, value] of new URLSearchParams(query)) {
      pairs.push([name, this.#redaction.parameterValue(name, value)])
    }
    return pairs
  }

  pathParameters(exchange: Exchange): Pairs {
    return exchange.method.pathParameters.map((name) => [name, this.#redact(exchange.pathParameter(name) ?? '')])
  }

  #body(body: string | Uint8Array | undefined): { body?: TracedBody } {
    if (!this.#withBodies) return {}
    return { body: body === undefined ? streamedBody : tracedBody(body, this.#redact) }
  }
}

/** Where AWS sends a function's event: the Invoke API (Lambda API reference). */
export function functionUri(functionArn: string): string {
  const region = functionArn.split(':')[3] ?? ''
  return `https://lambda.${region}.amazonaws.com/2015-03-31/functions/${functionArn}/invocations`
}

function mockBody(statusCode: number): string {
  return JSON.stringify({ statusCode })
}
