import type { Exchange } from '../exchange.ts'
import { proxyEvent } from '../functions/proxy-event.ts'
import { fillStageVariables } from '../mapping/fill-stage-variables.ts'
import type { IntegrationSetup, Services, Step } from '../pipeline/stage.ts'
import { readAwsUri } from './aws-uri.ts'
import { compileBinaryTypes } from './body-conversion.ts'
import { mediaType } from './media-type.ts'
import { compileRequestMapping } from './request-mapping.ts'
import { compileServiceProxyRequest } from './service-proxy-request.ts'

/**
 * An AWS_PROXY integration's request: the function gets the whole request as an event. Mapped parameters are checked
 * but, as at AWS, not applied. A Firehose action gets the body as it is. The whole body has been read before
 * (`needsPayload`).
 * @throws Error with the cause, in AWS's words, when the integration cannot be served.
 */
export function compileAwsProxyRequest(compiled: IntegrationSetup, services: Services): Step {
  const { stage, method } = compiled
  const { uri = '', httpMethod, timeoutInMillis: timeoutMs, credentials, responseTransferMode } = method.integration
  const target = readAwsUri(uri, stage.variables)
  if (httpMethod !== 'POST') throw new Error(`A function is called by POST, not by ${httpMethod}`)
  compileRequestMapping(method.integration)
  if (target.kind === 'action' && target.service === 'firehose') {
    return compileServiceProxyRequest(compiled, services, target)
  }
  if (target.kind !== 'function') {
    throw new Error(
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    )
  }
  const { functionArn } = target
  const isBinary = compileBinaryTypes(stage.api.binaryMediaTypes)
  const stream = target.isStream || responseTransferMode === 'STREAM'
  const call = {
    accountId: stage.accountId,
    functionArn,
    timeoutMs,
    stream,
    ...(credentials === undefined ? {} : { credentials: fillStageVariables(credentials, stage.variables) }),
  }
  return (exchange) => {
    exchange.integrationRequest = { functionCall: { ...call, payload: event(exchange, isBinary) } }
    return undefined
  }
}

function event(exchange: Exchange, isBinary: (type: string) => boolean): string {
  const { payload } = exchange
  const hasBody = payload !== undefined && payload.length > 0
  const isBase64Encoded = hasBody && isBinary(mediaType(exchange.header('content-type')))
  const body = hasBody ? payload.toString(isBase64Encoded ? 'base64' : 'utf8') : null
  return JSON.stringify({ ...proxyEvent(exchange), body, isBase64Encoded })
}
