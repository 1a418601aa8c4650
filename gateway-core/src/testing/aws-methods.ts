import type { IntegrationSnapshot } from '../snapshot.ts'
import type { MethodScript } from './deployed-api.ts'

export const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:pets'
export const functionUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`

const integration = {
  httpMethod: 'POST',
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: 2000,
  integrationResponses: { 200: {} },
} as const satisfies Partial<IntegrationSnapshot>

/** A proxy to the function `pets`. */
export function awsProxy(more: Partial<IntegrationSnapshot> = {}): MethodScript {
  return { integration: { ...integration, type: 'AWS_PROXY', uri: functionUri, ...more } }
}

/** An AWS integration that answers 200 with what the function or service answered. */
export function aws(uri: string, more: Partial<IntegrationSnapshot> = {}): MethodScript {
  return { methodResponses: { 200: {} }, integration: { ...integration, type: 'AWS', uri, ...more } }
}
