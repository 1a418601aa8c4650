import { z } from 'zod'
import type { IntegrationColumn } from '#db/schema.ts'
import { badRequest } from '#server/errors.ts'
import type { MethodRow } from '../methods/method.ts'
import { checkVerb } from '../methods/method-fields.ts'
import { checkIntegrationUri } from './integration-uri.ts'
import { checkContentTypes, checkMappings } from './mapping-expression.ts'

/** 300 KB, AWS's limit of a mapping template. */
export const template = z.string().max(300 * 1024)
export const mappingKey = z.string().max(512)

/** The members that `PutIntegration` and `UpdateIntegration` share. */
export const integrationFields = {
  integrationHttpMethod: z.string(),
  uri: z.string().max(4096),
  connectionType: z.enum(['INTERNET', 'VPC_LINK']),
  connectionId: z.string().max(1024),
  integrationTarget: z.string().max(2048),
  credentials: z.string().max(2048),
  passthroughBehavior: z.enum(['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER']),
  cacheNamespace: z.string().max(1024),
  contentHandling: z.enum(['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT']),
  timeoutInMillis: z.number(),
  responseTransferMode: z.enum(['BUFFERED', 'STREAM']),
}

/** What streams may take a quarter of an hour. */
const longestStreamMs = 900_000

/**
 * Refuses, in AWS's words, an integration that could not be served.
 * @param longestMs the longest timeout of what does not stream: AWS's 29 s unless the operator raised it
 */
export function checkIntegration(integration: IntegrationColumn, method: MethodRow, longestMs: number): void {
  const { type, httpMethod, timeoutInMillis, responseTransferMode = 'BUFFERED' } = integration
  if (httpMethod) checkVerb(httpMethod)
  else if (type !== 'MOCK')
    throw badRequest('Enumeration value for HttpMethod must be non-empty', 'integrationHttpMethod')
  checkIntegrationUri(type, integration.uri)
  const most = responseTransferMode === 'STREAM' ? longestStreamMs : longestMs
  if (!Number.isInteger(timeoutInMillis) || timeoutInMillis < 50 || timeoutInMillis > most) {
    throw badRequest(`Timeout should be between 50 ms and ${most} ms`, 'timeoutInMillis')
  }
  if (integration.connectionType === 'VPC_LINK' && !integration.connectionId) {
    throw badRequest('ConnectionId must be specified when ConnectionType is VPC_LINK', 'connectionId')
  }
  if (responseTransferMode === 'STREAM' && type !== 'HTTP_PROXY' && type !== 'AWS_PROXY') {
    throw badRequest(
      'Response transfer mode STREAM is only supported for HTTP_PROXY and AWS_PROXY integrations',
      'responseTransferMode',
    )
  }
  checkMappings('request', integration.requestParameters, method.requestParameters)
  checkContentTypes('requestTemplates', integration.requestTemplates)
}

/** The column without its empty members. */
export function compactIntegration(integration: IntegrationColumn): IntegrationColumn {
  const { requestParameters, requestTemplates, tlsConfig, ...rest } = integration
  return {
    ...rest,
    ...(isEmpty(requestParameters) ? {} : { requestParameters }),
    ...(isEmpty(requestTemplates) ? {} : { requestTemplates }),
    ...(isEmpty(tlsConfig) ? {} : { tlsConfig }),
  }
}

function isEmpty(map: object | undefined): map is undefined {
  return map === undefined || Object.keys(map).length === 0
}
