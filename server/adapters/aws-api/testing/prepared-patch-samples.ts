import type { PatchOp } from '../patch-rules.ts'
import { type PatchSample, row } from './patch-samples.ts'

/** Rows of AWS's table that work only where something else is so: said in the same call, or done before. */
const any: readonly PatchOp[] = ['add', 'replace', 'remove']
const replace: readonly PatchOp[] = ['replace']
const addOrRemove: readonly PatchOp[] = ['add', 'remove']

const say = (op: PatchOp, path: string, value: string) => ({ op, path, value })
const patch = (path: string, ...patchOperations: object[]) => ({ verb: 'PATCH', path, body: { patchOperations } })
const withWords = (said: PatchSample['with'], samples: PatchSample[]) =>
  samples.map((sample) => ({ ...sample, with: said }))
const after = (given: PatchSample['given'], samples: PatchSample[]) => samples.map((sample) => ({ ...sample, given }))

const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_'
const method = '/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}'
const overHttp = { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'http://127.0.0.1:1/' }
const enhanced = say('replace', '/securityPolicy', 'SecurityPolicy_TLS13_2025_EDGE')
const regional = say('add', '/endpointConfiguration/types', 'REGIONAL')
const cognito = say('replace', '/type', 'COGNITO_USER_POOLS')
const userPools = patch(
  '/restapis/{restApiId}/authorizers/{authorizerId}',
  cognito,
  say('add', '/providerARNs', `${pool}a`),
)

const ofAuthorizers: readonly PatchSample[] = [
  { operation: 'UpdateAccount', path: '/features', ops: ['add'], value: 'UsagePlans' },
  row('UpdateAuthorizer', '/type', replace, 'REQUEST'),
  ...withWords(
    [say('replace', '/type', 'REQUEST'), say('replace', '/authorizerResultTtlInSeconds', '0')],
    [row('UpdateAuthorizer', '/identitySource', any, 'method.request.header.X-Token')],
  ),
  ...withWords(
    [cognito, say('add', '/providerARNs', `${pool}a`)],
    [row('UpdateAuthorizer', '/providerARNs', addOrRemove, `${pool}b`, 'providerARNs', [`${pool}a`, `${pool}b`])],
  ),
]

const ofDomainNames: readonly PatchSample[] = [
  { operation: 'UpdateDomainName', path: '/endpointConfiguration/types', ops: addOrRemove, value: 'REGIONAL' },
  ...withWords([enhanced], [row('UpdateDomainName', '/endpointAccessMode', replace, 'STRICT')]),
  ...withWords(
    [regional],
    [
      row('UpdateDomainName', '/regionalCertificateName', any, 'n'),
      row('UpdateDomainName', '/regionalCertificateArn', any, '{certificateArn}'),
      row('UpdateDomainName', '/mutualTlsAuthentication/truststoreUri', any, 's3://b/k'),
    ],
  ),
  ...withWords(
    [regional, say('add', '/mutualTlsAuthentication/truststoreUri', 's3://b/k')],
    [row('UpdateDomainName', '/mutualTlsAuthentication/truststoreVersion', any, '7')],
  ),
]

const ofMethods: readonly PatchSample[] = [
  ...after(
    [{ verb: 'PUT', path: `${method}/integration`, body: overHttp }],
    [
      row('UpdateIntegration', '/httpMethod', replace, 'POST'),
      row('UpdateIntegration', '/uri', replace, 'http://127.0.0.1:2/'),
      row('UpdateIntegration', '/integrationTarget', replace, 'arn:aws:elasticloadbalancing:us-east-1:1:listener/x'),
      row('UpdateIntegration', '/responseTransferMode', replace, 'STREAM'),
      row('UpdateIntegration', '/connectionId', replace, '{vpcLinkId}'),
      row(
        'UpdateIntegration',
        '/tlsConfig/insecureSkipVerification',
        replace,
        'true',
        'tlsConfig/insecureSkipVerification',
        true,
      ),
      ...withWords(
        [say('replace', '/connectionId', '{vpcLinkId}')],
        [row('UpdateIntegration', '/connectionType', replace, 'VPC_LINK')],
      ),
    ],
  ),
  row('UpdateIntegration', '/requestParameters/integration.request.header.X', any, "'v'", [
    'requestParameters',
    'integration.request.header.X',
  ]),
  ...after(
    [patch(`${method}/responses/{statusCode}`, say('add', '/responseParameters/method.response.header.X', 'false'))],
    [
      row('UpdateIntegrationResponse', '/responseParameters/method.response.header.X', any, "'v'", [
        'responseParameters',
        'method.response.header.X',
      ]),
    ],
  ),
  ...withWords(
    [say('replace', '/authorizationType', 'CUSTOM')],
    [row('UpdateMethod', '/authorizerId', replace, '{authorizerId}')],
  ),
  ...after(
    [userPools],
    withWords(
      [say('replace', '/authorizationType', 'COGNITO_USER_POOLS'), say('replace', '/authorizerId', '{authorizerId}')],
      [row('UpdateMethod', '/authorizationScopes', addOrRemove, 'pets', 'authorizationScopes', ['pets'])],
    ),
  ),
  row('UpdateResource', '/parentId', replace, '{rootResourceId}'),
]

const ofApisAndStages: readonly PatchSample[] = [
  ...withWords([enhanced], [row('UpdateRestApi', '/endpointAccessMode', replace, 'STRICT')]),
  ...withWords(
    [say('replace', '/endpointConfiguration/types/EDGE', 'PRIVATE')],
    [
      row(
        'UpdateRestApi',
        '/endpointConfiguration/vpcEndpointIds',
        addOrRemove,
        'vpce-1',
        'endpointConfiguration/vpcEndpointIds',
        ['vpce-1'],
      ),
    ],
  ),
  ...after(
    [patch('/restapis/{restApiId}/stages/prod', say('replace', '/canarySettings/percentTraffic', '5'))],
    [
      { operation: 'UpdateStage', path: '/canarySettings', ops: ['remove'] },
      {
        ...row('UpdateStage', '/deploymentId', ['replace', 'copy'], '{deploymentId}'),
        from: '/canarySettings/deploymentId',
      },
    ],
  ),
  ...after(
    [patch('/restapis/{restApiId}/stages/prod', say('add', '/accessLogSettings/format', '$context.requestId'))],
    [{ operation: 'UpdateStage', path: '/accessLogSettings', ops: ['remove'] }],
  ),
  { operation: 'UpdateUsagePlan', path: '/apiStages', ops: addOrRemove, value: '{restApiId}:prod' },
  { operation: 'UpdateUsagePlan', path: '/quota', ops: ['remove'] },
  ...after(
    [patch('/usageplans/{usagePlanId}', say('add', '/throttle/rateLimit', '5'))],
    [{ operation: 'UpdateUsagePlan', path: '/throttle', ops: ['remove'] }],
  ),
]

export const preparedPatchSamples: readonly PatchSample[] = [
  ...ofAuthorizers,
  ...ofDomainNames,
  ...ofMethods,
  ...ofApisAndStages,
]
