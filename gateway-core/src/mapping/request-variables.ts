import type { Exchange } from '../exchange.ts'
import { commonLogTime } from './common-log-time.ts'
import { traceRoot } from './trace-root.ts'

type Variables = Readonly<Record<string, (exchange: Exchange) => string | undefined>>

/** The variables of `$context` that are known before the integration answers. */
export const requestVariables: Variables = {
  accountId: ({ method }) => method.stage.accountId,
  apiId: ({ method }) => method.stage.restApiId,
  'customDomain.basePathMatched': ({ basePathMatched }) => basePathMatched,
  deploymentId: ({ method }) => method.stage.deploymentId,
  domainName: ({ client }) => client.host,
  domainPrefix: ({ client }) => client.host.split('.', 1)[0],
  endpointType: ({ method }) => method.stage.endpointType ?? 'REGIONAL',
  extendedRequestId: ({ extendedRequestId }) => extendedRequestId,
  httpMethod: ({ httpMethod }) => httpMethod,
  'identity.accessKey': ({ identity }) => identity?.accessKey,
  'identity.accountId': ({ identity }) => identity?.accountId,
  'identity.apiKey': apiKey,
  'identity.apiKeyId': ({ apiKey: found }) => found?.id,
  'identity.caller': ({ identity }) => identity?.caller,
  'identity.clientCert.clientCertPem': nothing,
  'identity.clientCert.issuerDN': nothing,
  'identity.clientCert.serialNumber': nothing,
  'identity.clientCert.subjectDN': nothing,
  'identity.clientCert.validity.notAfter': nothing,
  'identity.clientCert.validity.notBefore': nothing,
  'identity.cognitoAuthenticationProvider': nothing,
  'identity.cognitoAuthenticationType': nothing,
  'identity.cognitoIdentityId': nothing,
  'identity.cognitoIdentityPoolId': nothing,
  'identity.principalOrgId': nothing,
  'identity.sourceIp': ({ client }) => client.sourceIp,
  'identity.user': ({ identity }) => identity?.user,
  'identity.userAgent': (exchange) => exchange.header('user-agent'),
  'identity.userArn': ({ identity }) => identity?.userArn,
  'identity.vpcId': nothing,
  'identity.vpceId': nothing,
  isCanaryRequest: ({ method }) => (method.stage.canary === undefined ? undefined : `${method.isCanary}`),
  operationName: ({ method }) => method.method.operationName,
  path: ({ path }) => path,
  protocol: ({ client }) => client.protocol,
  requestId: ({ requestId }) => requestId,
  requestTime: ({ startedAt }) => commonLogTime(startedAt),
  requestTimeEpoch: ({ startedAt }) => `${startedAt}`,
  resourceId: ({ method }) => method.resource.id,
  resourcePath: ({ method }) => method.resource.path,
  stage: ({ method }) => method.stage.stageName,
  wafResponseCode: nothing,
  'waf.error': nothing,
  'waf.latency': nothing,
  'waf.status': nothing,
  webaclArn: nothing,
  xrayTraceId: ({ requestId, startedAt }) => traceRoot(requestId, startedAt),
}

/** For what this gateway does not have: AWS's own networks, firewall and identity pools. */
function nothing(): undefined {
  return undefined
}

/** The key's value, only where the method asks for one. */
function apiKey(exchange: Exchange): string | undefined {
  const { method, authorizer } = exchange
  if (!method.method.apiKeyRequired) return undefined
  const fromHeader = method.stage.api.apiKeySource === 'HEADER'
  return fromHeader ? exchange.header('x-api-key') : authorizer?.usageIdentifierKey
}
