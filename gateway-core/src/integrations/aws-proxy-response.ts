import type { Exchange } from '../exchange.ts'
import { headerText, isHeaderName } from '../mapping/header-text.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { IntegrationSetup, Services, Step, Verdict } from '../pipeline/stage.ts'
import { compileBinaryTypes } from './body-conversion.ts'
import { endStream, FunctionResponse } from './function-response.ts'
import { FunctionStream } from './function-stream.ts'
import { responseHeaderName } from './header-rules.ts'
import { httpProxyResponse } from './http-proxy-response.ts'
import { firstAccepted } from './media-type.ts'
import { readProxyAnswer, readStreamMetadata } from './proxy-answer.ts'
import { readStreamPrelude } from './stream-prelude.ts'
import { traceId } from './trace-header.ts'

/**
 * The answer of an AWS_PROXY integration: what the function returned, by AWS's rules; a malformed result and a function
 * that failed are 502. A streamed answer goes out as it comes. What a service answered (Firehose) goes through.
 */
export function compileAwsProxyResponse(compiled: IntegrationSetup, services: Services): Step {
  const isBinary = compileBinaryTypes(compiled.stage.api.binaryMediaTypes)
  return (exchange) => {
    const response = exchange.integrationResponse
    if (!(response instanceof FunctionResponse)) return httpProxyResponse(exchange)
    if (response.functionError !== undefined) return failed(response.payload)
    const pieces = response.takeStream()
    if (pieces === undefined) return buffered(exchange, response, isBinary)
    return streamed(exchange, pieces, services, response.deadline)
  }
}

function buffered(exchange: Exchange, response: FunctionResponse, isBinary: (type: string) => boolean): Verdict {
  const answer = readProxyAnswer(response.payload)
  if (typeof answer === 'string') return malformed(answer)
  const { status, body } = answer
  noteStatus(exchange, status)
  const decodes = answer.isBase64Encoded && isBinary(firstAccepted(exchange.header('accept')))
  const bytes = decodes ? Buffer.from(body, 'base64') : body
  const headers = returned(exchange, answer.headers)
  if (status !== 204 && status !== 304) headers.push('Content-Length', `${Buffer.byteLength(bytes)}`)
  return new Reply(status, headers, bytes)
}

async function streamed(
  exchange: Exchange,
  pieces: AsyncIterator<Uint8Array>,
  { clock }: Services,
  deadline: number,
): Promise<Verdict> {
  const prelude = await readStreamPrelude(pieces, deadline - clock.monotonic())
  const head = typeof prelude === 'string' ? prelude : readStreamMetadata(prelude.metadata)
  if (typeof prelude === 'string' || typeof head === 'string') {
    endStream(pieces)
    return prelude === 'late' ? timedOut : malformed(`its stream is not understood: ${head}`)
  }
  noteStatus(exchange, head.status)
  if (exchange.client.gone) endStream(pieces)
  const body = new FunctionStream(pieces, prelude.rest, clock, deadline)
  exchange.client.flow = body
  return new Reply(head.status, returned(exchange, head.headers), body)
}

const timedOut = new Refusal('INTEGRATION_TIMEOUT')

/** What the function's code answered, as against Lambda. */
function noteStatus(exchange: Exchange, status: number): void {
  exchange.integrationPhase = { ...exchange.integrationPhase, status }
}

function returned({ requestId, startedAt }: Exchange, given: readonly string[]): string[] {
  const headers: string[] = []
  let hasType = false
  for (let index = 0; index < given.length; index += 2) {
    const name = responseHeaderName(given[index] ?? '')
    const value = headerText(given[index + 1] ?? '')
    const lower = name.toLowerCase()
    if (value === undefined || !isHeaderName(name) || lower === 'x-amzn-trace-id') continue
    headers.push(name, value)
    hasType ||= lower === 'content-type'
  }
  if (!hasType) headers.push('Content-Type', 'application/json')
  headers.push('X-Amzn-Trace-Id', traceId(requestId, startedAt))
  return headers
}

function malformed(reason: string): Refusal {
  const cause = `malformed Lambda proxy response: ${reason}`
  return new Refusal('API_CONFIGURATION_ERROR', undefined, cause, { status: 502 })
}

function failed(payload: string): Refusal {
  const cause = `the function failed: ${payload.slice(0, 500)}`
  return new Refusal('INTEGRATION_FAILURE', 'Internal server error', cause, { status: 502 })
}
