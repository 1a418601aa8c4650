import type { Access } from '../exchange.ts'
import type { Services } from '../pipeline/stage.ts'
import type { FunctionAnswer } from '../ports.ts'
import { readFunctionArn } from './function-arn.ts'
import { invokeRemoteFunction } from './invoke-remote-function.ts'

/** One call of a function. */
export interface FunctionCall {
  /** Of the API: only its own functions are found. */
  readonly accountId: string
  readonly functionArn: string
  /** The event, JSON. */
  readonly payload: string
  readonly timeoutMs: number
  /** Take the answer in pieces if the function streams it. */
  readonly stream?: boolean
  /** Do not wait for the result (Lambda's invocation type `Event`): accepted is answered with an empty payload. */
  readonly isEvent?: boolean
  /** The ARN of stored credentials for a remote endpoint. */
  readonly credentials?: string
}

/** How a call of a function ended. `answered` covers functions that failed: `functionError` says so, as Lambda does. */
export type FunctionResult =
  | {
      readonly outcome: 'answered'
      /** The function's own request id. */
      readonly requestId: string
      readonly payload: string
      readonly functionError?: string
      readonly stream?: AsyncIterable<Uint8Array>
    }
  /** `denied`: the endpoint refused our credentials. `failed`: it could not be reached or said nonsense. */
  | { readonly outcome: 'timed-out' | 'not-found' | 'throttled' | 'denied' | 'failed'; readonly reason: string }

/**
 * Calls a function of ours by its ARN, else the Lambda-compatible endpoint that the operator configured
 * (`AWS_ENDPOINT_URL_LAMBDA`), else AWS itself when credentials are stored. Never rejects.
 */
export async function invokeFunction(services: Services, access: Access, call: FunctionCall): Promise<FunctionResult> {
  const arn = readFunctionArn(call.functionArn)
  if (arn === undefined) return { outcome: 'not-found', reason: `${call.functionArn} is no ARN of a function` }
  try {
    const { accountId, functionArn, payload, timeoutMs, stream = false, isEvent = false } = call
    const invocation = { accountId, functionArn, payload, timeoutMs, stream, isEvent }
    const answer = await services.functions.invoke(invocation)
    return answer === undefined ? await invokeRemoteFunction(services, access, call, arn) : result(answer, call)
  } catch (error) {
    return { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

function result(answer: FunctionAnswer, { functionArn, timeoutMs, isEvent }: FunctionCall): FunctionResult {
  const { requestId, payload, functionError, stream } = answer
  if (isEvent && !answer.throttled) return { outcome: 'answered', requestId, payload: '' }
  if (answer.timedOut) return { outcome: 'timed-out', reason: `${functionArn} did not answer within ${timeoutMs} ms` }
  if (answer.throttled) return { outcome: 'throttled', reason: `Too many calls of ${functionArn} run already` }
  return {
    outcome: 'answered',
    requestId,
    payload,
    ...(functionError === undefined ? {} : { functionError }),
    ...(stream === undefined ? {} : { stream }),
  }
}
