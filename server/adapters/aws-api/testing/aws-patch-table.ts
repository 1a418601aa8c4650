import type { PatchOp } from '../patch-rules.ts'

/** A row of AWS's table: a path, `{}` for what a client fills in, and what it may do there. */
export interface AwsPatchRow {
  readonly operation: string
  readonly path: string
  readonly ops: readonly PatchOp[]
}

const letters: Readonly<Record<string, PatchOp>> = { a: 'add', r: 'replace', d: 'remove', c: 'copy' }

/** Each operation's paths, after each: `a`dd, `r`eplace, `d` for remove, `c`opy. */
const table: Readonly<Record<string, string>> = {
  UpdateAccount: '/cloudwatchRoleArn r, /features ad',
  UpdateApiKey: '/customerId r, /description r, /enabled r, /labels ad, /name r, /stages ad',
  UpdateAuthorizer:
    '/authorizerUri r, /authorizerCredentials r, /authorizerResultTtlInSeconds r, /authType r, /identitySource ard, ' +
    '/identityValidationExpression r, /name r, /providerARNs ad, /type r',
  UpdateBasePathMapping: '/basepath r, /restapiId r, /stage r',
  UpdateClientCertificate: '/description r',
  UpdateDeployment: '/description r',
  UpdateDocumentationPart: '/properties r',
  UpdateDocumentationVersion: '/description r',
  UpdateDomainName:
    '/certificateName ard, /certificateArn ard, /endpointConfiguration/types ad, ' +
    '/endpointConfiguration/ipAddressType r, /endpointAccessMode r, /managementPolicy r, ' +
    '/mutualTlsAuthentication/truststoreUri ard, /mutualTlsAuthentication/truststoreVersion ard, /policy r, ' +
    '/regionalCertificateName ard, /regionalCertificateArn ard, /routingMode r, /securityPolicy r, ' +
    '/ownershipVerificationCertificateArn ard',
  UpdateGatewayResponse: '/statusCode r, /responseParameters/{} ard, /responseTemplates/{} ard',
  UpdateIntegration:
    '/cacheKeyParameters/{} ard, /cacheNamespace r, /connectionId r, /connectionType r, /contentHandling r, ' +
    '/httpMethod r, /integrationTarget r, /passthroughBehavior r, /requestParameters/{} ard, ' +
    '/requestTemplates/{} ard, /responseTransferMode r, /timeoutInMillis r, ' +
    '/tlsConfig/insecureSkipVerification r, /uri r',
  UpdateIntegrationResponse:
    '/contentHandling r, /responseParameters/{} ard, /responseTemplates/{} ard, /selectionPattern r',
  UpdateMethod:
    '/authorizationScopes ad, /authorizationType r, /authorizerId r, /apiKeyRequired r, /operationName r, ' +
    '/requestParameters/{} ard, /requestModels/{} ard, /requestValidatorId r',
  UpdateMethodResponse: '/responseModels/{} ard, /responseParameters/{} ard',
  UpdateModel: '/description r, /schema r',
  UpdateRequestValidator: '/name r, /validateRequestBody r, /validateRequestParameters r',
  UpdateResource: '/parentId r, /pathPart r',
  UpdateRestApi:
    '/apiKeySource r, /binaryMediaTypes/{} ard, /description ard, /disableExecuteApiEndpoint r, ' +
    '/endpointConfiguration/types/{} r, /endpointConfiguration/vpcEndpointIds ad, ' +
    '/endpointConfiguration/ipAddressType r, /endpointAccessMode r, /minimumCompressionSize r, /name r, /policy r, ' +
    '/securityPolicy r',
  UpdateStage:
    '/accessLogSettings d, /accessLogSettings/destinationArn ard, /accessLogSettings/format ard, ' +
    '/cacheClusterEnabled r, /cacheClusterSize r, /canarySettings d, /canarySettings/deploymentId r, ' +
    '/canarySettings/percentTraffic r, /canarySettings/stageVariableOverrides r, /canarySettings/useStageCache r, ' +
    '/clientCertificateId r, /deploymentId rc, /description r, /documentationVersion r, /methodSettings r, ' +
    '/variables rd, /variables/{} r, /tracingEnabled r, /{}/{}/metrics/enabled r, /{}/{}/logging/dataTrace r, ' +
    '/{}/{}/logging/loglevel r, /{}/{}/throttling/burstLimit r, /{}/{}/throttling/rateLimit r, ' +
    '/{}/{}/caching/enabled r, /{}/{}/caching/dataEncrypted r, /{}/{}/caching/ttlInSeconds r, ' +
    '/{}/{}/caching/requireAuthorizationForCacheControl r, ' +
    '/{}/{}/caching/unauthorizedCacheControlHeaderStrategy r',
  UpdateUsage: '/remaining r',
  UpdateUsagePlan:
    '/apiStages ad, /apiStages/{}/throttle/{}/{} d, /apiStages/{}/throttle/{}/{}/rateLimit ar, ' +
    '/apiStages/{}/throttle/{}/{}/burstLimit ar, /apiStages/{}/throttle ard, /description r, /name r, ' +
    '/productCode ard, /quota d, /quota/limit ar, /quota/offset ar, /quota/period ar, /throttle d, ' +
    '/throttle/burstLimit ar, /throttle/rateLimit ar',
  UpdateVpcLink: '/name r, /description r',
}

/**
 * AWS's table of patch operations, all of it. Where AWS names a map or a list, its entries are meant, as its other pages
 * show: the map alone is no path there (`Invalid patch path /requestParameters`).
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
export const awsPatchTable: readonly AwsPatchRow[] = Object.entries(table).flatMap(([operation, rows]) =>
  rows.split(', ').map((row) => {
    const [path = '', ops = ''] = row.split(' ')
    return { operation, path, ops: [...ops].flatMap((letter) => letters[letter] ?? []) }
  }),
)
