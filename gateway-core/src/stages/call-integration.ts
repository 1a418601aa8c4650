import { maxPayloadBytes } from '../client.ts'
import type { Exchange } from '../exchange.ts'
import { type FunctionResult, invokeFunction } from '../functions/invoke-function.ts'
import { type AnswerLimits, BackendCall } from '../integrations/backend-call.ts'
import { functionRefusal } from '../integrations/function-refusal.ts'
import { endStream, FunctionResponse } from '../integrations/function-response.ts'
import { streamIdleMs } from '../integrations/function-stream.ts'
import type { FunctionRequest } from '../integrations/integration.ts'
import { MockResponse } from '../integrations/mock-response.ts'
import { Reply } from '../pipeline/reply.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { Services, Stage, Verdict } from '../pipeline/stage.ts'

/**
 * Asks the integration and waits for the head of its answer. A buffered answer may be as large as a request may; one
 * that streams has no size, but must not fall silent (developer guide, "Stream the integration response").
 */
export const callIntegration: Stage = {
  name: 'call-integration',
  compile({ method }, services) {
    return stepOf(method.integration.responseTransferMode === 'STREAM' ? streamed : buffered, services)
  },
}

const streamed: AnswerLimits = { maxBytes: Number.POSITIVE_INFINITY, idleMs: streamIdleMs }
const buffered: AnswerLimits = { maxBytes: maxPayloadBytes }

const stepOf = sharedStep<AnswerLimits>((limits, services) => (exchange) => {
  const request = exchange.integrationRequest
  if (request === undefined) return undefined
  if ('backend' in request) return new BackendCall(exchange, request, services.clock, limits).start()
  if ('functionCall' in request) return callFunction(exchange, request, services)
  exchange.integrationResponse = new MockResponse(request.mockStatus)
  return undefined
})

async function callFunction(
  exchange: Exchange,
  { functionCall }: FunctionRequest,
  services: Services,
): Promise<Verdict> {
  const { clock } = services
  const started = clock.monotonic()
  const result = await invokeFunction(services, exchange.access, functionCall)
  const latencyMs = clock.monotonic() - started
  if (exchange.client.gone) return callerLeft(result)
  if (result.outcome !== 'answered') {
    const { outcome, reason } = result
    exchange.integrationPhase = { latencyMs, error: reason }
    return functionRefusal(outcome, reason)
  }
  const status = functionCall.isEvent ? 202 : 200
  const { requestId, functionError } = result
  const error = functionError === undefined ? {} : { error: functionError }
  exchange.integrationPhase = { status, integrationStatus: status, latencyMs, requestId, ...error }
  exchange.integrationResponse = new FunctionResponse(result, status, started + functionCall.timeoutMs)
  return undefined
}

/** 499 is nobody's answer: it goes into the record of a request whose caller left before there was one. */
const gone = new Reply(499, [], '')

/** A stream that nobody will hear ends. */
function callerLeft(result: FunctionResult): Reply {
  if (result.outcome === 'answered') endStream(result.stream?.[Symbol.asyncIterator]())
  return gone
}
