import type { PatchOp } from '../patch-rules.ts'

/** A row of AWS's table of patch operations. https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html */
export interface PatchSample {
  readonly operation: string
  /** As a client sends it: `{}` of the table is filled in. `{name}` is an object's id. */
  readonly path: string
  readonly ops: readonly PatchOp[]
  readonly value?: string
  readonly from?: string
  /** What has to be said in the same call. */
  readonly with?: readonly { readonly op: PatchOp; readonly path: string; readonly value: string }[]
  /** What has to be so before: calls below `/aws`, as JSON. */
  readonly given?: readonly { readonly verb: string; readonly path: string; readonly body: object }[]
  /** Where the answer shows it, by names of members, and as what. */
  readonly shown?: readonly [path: readonly string[], value: unknown]
}

const any: readonly PatchOp[] = ['add', 'replace', 'remove']
const replace: readonly PatchOp[] = ['replace']
const set: readonly PatchOp[] = ['add', 'replace']

/** One row: operation, path, ops, value, member of the answer (dots between names) unless it is the path's, and its value. */
export function row(
  operation: string,
  path: string,
  ops: readonly PatchOp[],
  value: string,
  member: string | readonly string[] = path.slice(1),
  shown: unknown = value,
): PatchSample {
  return { operation, path, ops, value, shown: [typeof member === 'string' ? member.split('/') : member, shown] }
}

const setting = (path: string, member: string, value: string, shown: unknown = value) =>
  row('UpdateStage', `/~1pets~1{id}/GET/${path}`, replace, value, ['methodSettings', 'pets/{id}/GET', member], shown)

const throttle = (path: string, ops: readonly PatchOp[], value: string): PatchSample => ({
  ...{ operation: 'UpdateUsagePlan', path: `/apiStages/{restApiId}:prod/throttle${path}`, ops, value },
})

export const patchSamples: readonly PatchSample[] = [
  row('UpdateAccount', '/cloudwatchRoleArn', replace, 'arn:aws:iam::123456789012:role/x'),
  row('UpdateApiKey', '/customerId', replace, 'c'),
  row('UpdateApiKey', '/description', replace, 'd'),
  row('UpdateApiKey', '/enabled', replace, 'false', 'enabled', false),
  { operation: 'UpdateApiKey', path: '/labels', ops: ['add', 'remove'], value: 'blue' },
  row('UpdateApiKey', '/name', replace, 'n'),
  row('UpdateApiKey', '/stages', ['add', 'remove'], '{restApiId}/prod', 'stageKeys', ['{restApiId}/prod']),
  row('UpdateAuthorizer', '/authorizerUri', replace, 'http://127.0.0.1:2/'),
  row('UpdateAuthorizer', '/authorizerCredentials', replace, 'arn:aws:iam::123456789012:role/x'),
  row('UpdateAuthorizer', '/authorizerResultTtlInSeconds', replace, '10', 'authorizerResultTtlInSeconds', 10),
  row('UpdateAuthorizer', '/authType', replace, 'custom'),
  row('UpdateAuthorizer', '/identitySource', set, 'method.request.header.X-Token'),
  row('UpdateAuthorizer', '/identityValidationExpression', replace, '^x$'),
  row('UpdateAuthorizer', '/name', replace, 'n'),
  row('UpdateBasePathMapping', '/basePath', replace, 'moved'),
  row('UpdateBasePathMapping', '/basepath', replace, 'moved', 'basePath'),
  row('UpdateBasePathMapping', '/restapiId', replace, '{restApiId}', 'restApiId'),
  row('UpdateBasePathMapping', '/stage', replace, 'prod'),
  row('UpdateClientCertificate', '/description', replace, 'd'),
  row('UpdateDeployment', '/description', replace, 'd'),
  row('UpdateDocumentationPart', '/properties', replace, '{"summary":"s"}'),
  row('UpdateDocumentationVersion', '/description', replace, 'd'),
  // An edge-optimized domain name: what is of regional and of private ones has its own tests.
  row('UpdateDomainName', '/certificateArn', any, '{certificateArn}'),
  row('UpdateDomainName', '/certificateName', any, 'n'),
  row('UpdateDomainName', '/endpointConfiguration/ipAddressType', replace, 'dualstack'),
  row('UpdateDomainName', '/ownershipVerificationCertificateArn', any, '{certificateArn}'),
  row('UpdateDomainName', '/routingMode', replace, 'ROUTING_RULE_ONLY'),
  row('UpdateDomainName', '/securityPolicy', replace, 'TLS_1_0'),
  row('UpdateGatewayResponse', '/statusCode', replace, '499'),
  row('UpdateGatewayResponse', '/responseParameters/gatewayresponse.header.X', any, "'v'", [
    'responseParameters',
    'gatewayresponse.header.X',
  ]),
  row('UpdateGatewayResponse', '/responseTemplates/a~1b', any, 't', ['responseTemplates', 'a/b']),
  row(
    'UpdateIntegration',
    '/cacheKeyParameters/method.request.path.id',
    any,
    'method.request.path.id',
    'cacheKeyParameters',
    ['method.request.path.id'],
  ),
  row('UpdateIntegration', '/cacheNamespace', replace, 'n'),
  row('UpdateIntegration', '/contentHandling', replace, 'CONVERT_TO_TEXT'),
  row('UpdateIntegration', '/passthroughBehavior', replace, 'NEVER'),
  row('UpdateIntegration', '/requestTemplates/a~1b', any, 't', ['requestTemplates', 'a/b']),
  row('UpdateIntegration', '/timeoutInMillis', replace, '1000', 'timeoutInMillis', 1000),
  row('UpdateIntegrationResponse', '/contentHandling', replace, 'CONVERT_TO_TEXT'),
  row('UpdateIntegrationResponse', '/responseTemplates/a~1b', any, 't', ['responseTemplates', 'a/b']),
  row('UpdateIntegrationResponse', '/selectionPattern', replace, '5..'),
  row('UpdateMethod', '/authorizationType', replace, 'AWS_IAM'),
  row('UpdateMethod', '/apiKeyRequired', replace, 'true', 'apiKeyRequired', true),
  row('UpdateMethod', '/operationName', replace, 'n'),
  row(
    'UpdateMethod',
    '/requestParameters/method.request.querystring.q',
    any,
    'true',
    ['requestParameters', 'method.request.querystring.q'],
    true,
  ),
  row('UpdateMethod', '/requestModels/a~1b', any, 'Empty', ['requestModels', 'a/b']),
  row('UpdateMethod', '/requestValidatorId', replace, '{requestValidatorId}'),
  row('UpdateMethodResponse', '/responseModels/a~1b', any, 'Empty', ['responseModels', 'a/b']),
  row(
    'UpdateMethodResponse',
    '/responseParameters/method.response.header.X',
    any,
    'true',
    ['responseParameters', 'method.response.header.X'],
    true,
  ),
  row('UpdateModel', '/description', replace, 'd'),
  row('UpdateModel', '/schema', replace, '{"type":"object"}'),
  row('UpdateRequestValidator', '/name', replace, 'n'),
  row('UpdateRequestValidator', '/validateRequestBody', replace, 'true', 'validateRequestBody', true),
  row('UpdateRequestValidator', '/validateRequestParameters', replace, 'true', 'validateRequestParameters', true),
  row('UpdateResource', '/pathPart', replace, '{other}'),
  row('UpdateRestApi', '/apiKeySource', replace, 'AUTHORIZER'),
  row('UpdateRestApi', '/binaryMediaTypes/a~1b', any, 'a/b', 'binaryMediaTypes', ['a/b']),
  row('UpdateRestApi', '/description', any, 'd'),
  row('UpdateRestApi', '/disableExecuteApiEndpoint', replace, 'true', 'disableExecuteApiEndpoint', true),
  row(
    'UpdateRestApi',
    '/endpointConfiguration/types/EDGE',
    replace,
    'REGIONAL',
    ['endpointConfiguration', 'types'],
    ['REGIONAL'],
  ),
  row('UpdateRestApi', '/endpointConfiguration/ipAddressType', replace, 'dualstack'),
  row('UpdateRestApi', '/securityPolicy', replace, 'TLS_1_0'),
  row('UpdateRestApi', '/minimumCompressionSize', replace, '10', 'minimumCompressionSize', 10),
  row('UpdateRestApi', '/name', replace, 'n'),
  { operation: 'UpdateRestApi', path: '/policy', ops: replace, value: '{"Version":"2012-10-17","Statement":[]}' },
  row('UpdateStage', '/accessLogSettings/destinationArn', any, 'arn:aws:logs:us-east-1:123456789012:log-group:x'),
  row('UpdateStage', '/accessLogSettings/format', any, '$context.requestId'),
  row('UpdateStage', '/cacheClusterEnabled', replace, 'true', 'cacheClusterEnabled', true),
  row('UpdateStage', '/cacheClusterSize', replace, '1.6'),
  row('UpdateStage', '/canarySettings/deploymentId', replace, '{deploymentId}'),
  row('UpdateStage', '/canarySettings/percentTraffic', replace, '5', 'canarySettings/percentTraffic', 5),
  row('UpdateStage', '/canarySettings/useStageCache', replace, 'true', 'canarySettings/useStageCache', true),
  // Tools add and remove single ones, whatever the table says.
  row('UpdateStage', '/canarySettings/stageVariableOverrides/v', any, 'x'),
  row('UpdateStage', '/clientCertificateId', replace, '{clientCertificateId}'),
  row('UpdateStage', '/deploymentId', replace, '{deploymentId}'),
  row('UpdateStage', '/description', replace, 'd'),
  row('UpdateStage', '/documentationVersion', replace, '1'),
  row('UpdateStage', '/variables/v', any, 'x'),
  row(
    'UpdateStage',
    '/methodSettings',
    replace,
    '{"pets/{id}/GET":{"metricsEnabled":true}}',
    ['methodSettings', 'pets/{id}/GET', 'metricsEnabled'],
    true,
  ),
  row('UpdateStage', '/variables', ['replace', 'remove'], '{"v":"x"}', 'variables', { v: 'x' }),
  row(
    'UpdateStage',
    '/canarySettings/stageVariableOverrides',
    replace,
    '{"v":"x"}',
    'canarySettings/stageVariableOverrides',
    { v: 'x' },
  ),
  row('UpdateStage', '/tracingEnabled', replace, 'true', 'tracingEnabled', true),
  setting('metrics/enabled', 'metricsEnabled', 'true', true),
  setting('logging/dataTrace', 'dataTraceEnabled', 'true', true),
  setting('logging/loglevel', 'loggingLevel', 'INFO'),
  setting('throttling/burstLimit', 'throttlingBurstLimit', '7', 7),
  setting('throttling/rateLimit', 'throttlingRateLimit', '7', 7),
  setting('caching/enabled', 'cachingEnabled', 'true', true),
  setting('caching/dataEncrypted', 'cacheDataEncrypted', 'true', true),
  setting('caching/ttlInSeconds', 'cacheTtlInSeconds', '7', 7),
  setting('caching/requireAuthorizationForCacheControl', 'requireAuthorizationForCacheControl', 'false', false),
  setting('caching/unauthorizedCacheControlHeaderStrategy', 'unauthorizedCacheControlHeaderStrategy', 'FAIL_WITH_403'),
  row('UpdateUsage', '/remaining', replace, '5', 'usagePlanId', '{usagePlanId}'),
  throttle('/~1pets~1{id}/GET/rateLimit', set, '3'),
  throttle('/~1pets~1{id}/GET/burstLimit', set, '3'),
  throttle('/~1pets~1{id}/GET', ['remove'], ''),
  throttle('', any, '{"/pets/{id}/GET":{"rateLimit":3,"burstLimit":4}}'),
  row('UpdateUsagePlan', '/description', replace, 'd'),
  row('UpdateUsagePlan', '/name', replace, 'n'),
  row('UpdateUsagePlan', '/productCode', any, 'p'),
  row('UpdateUsagePlan', '/quota/limit', set, '9', 'quota/limit', 9),
  row('UpdateUsagePlan', '/quota/offset', set, '1', 'quota/offset', 1),
  row('UpdateUsagePlan', '/quota/period', set, 'DAY'),
  row('UpdateUsagePlan', '/throttle/burstLimit', set, '9', 'throttle/burstLimit', 9),
  row('UpdateUsagePlan', '/throttle/rateLimit', set, '9', 'throttle/rateLimit', 9),
  row('UpdateVpcLink', '/name', replace, 'n'),
  row('UpdateVpcLink', '/description', replace, 'd'),
]
