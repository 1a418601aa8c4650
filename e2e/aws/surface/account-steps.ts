import type { Step } from './step.ts'

const replace = (path: string, value: string) => ({ patchOperations: [{ op: 'replace', path, value }] })
const arn = 'arn:aws:apigateway:us-east-1::/restapis/{api}'
const domainName = '{client}.surface.example'

/** What belongs to the account: keys, plans, domain names, links, tags, settings. */
export const accountSteps: readonly Step[] = [
  { operation: 'GetAccount', input: {}, expect: { apiKeyVersion: '4' } },
  {
    operation: 'UpdateAccount',
    input: replace('/cloudwatchRoleArn', 'arn:aws:iam::123456789012:role/logs'),
    expect: { cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' },
  },
  {
    operation: 'CreateApiKey',
    input: { name: 'one {client}', enabled: true, value: '{client}-value-of-twenty-or-more' },
    keep: { key: 'id' },
    expect: { value: '{client}-value-of-twenty-or-more', enabled: true },
  },
  {
    operation: 'CreateApiKey',
    input: { name: 'again', value: '{client}-value-of-twenty-or-more' },
    error: 'ConflictException',
  },
  { operation: 'CreateApiKey', input: { name: 'short', value: 'short' }, error: 'BadRequestException' },
  {
    operation: 'ImportApiKeys',
    input: {
      format: 'csv',
      body: Buffer.from('Name,Key,Description\nimported,{client}-imported-value-of-thirty-letters,from a file\n'),
    },
    keep: { importedKey: 'ids.0' },
  },
  { operation: 'GetApiKeys', input: { nameQuery: 'one {client}' }, expect: { items: [{ id: '{key}' }] } },
  { operation: 'GetApiKeys', input: {}, pages: { limit: 1, count: 2 } },
  { operation: 'GetApiKey', input: { apiKey: '{key}', includeValue: true }, expect: { name: 'one {client}' } },
  {
    operation: 'UpdateApiKey',
    input: { apiKey: '{key}', ...replace('/description', 'the first') },
    expect: { description: 'the first' },
  },
  {
    operation: 'CreateUsagePlan',
    input: {
      name: 'plan {client}',
      apiStages: [{ apiId: '{api}', stage: 'prod' }],
      throttle: { rateLimit: 10, burstLimit: 20 },
      quota: { limit: 1000, period: 'MONTH' },
    },
    keep: { plan: 'id' },
    expect: { throttle: { rateLimit: 10, burstLimit: 20 } },
  },
  { operation: 'GetUsagePlan', input: { usagePlanId: '{plan}' }, expect: { name: 'plan {client}' } },
  { operation: 'GetUsagePlans', input: {}, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateUsagePlan',
    input: { usagePlanId: '{plan}', ...replace('/quota/limit', '2000') },
    expect: { quota: { limit: 2000, period: 'MONTH' } },
  },
  {
    operation: 'CreateUsagePlanKey',
    input: { usagePlanId: '{plan}', keyId: '{key}', keyType: 'API_KEY' },
    expect: { id: '{key}' },
  },
  { operation: 'GetUsagePlanKey', input: { usagePlanId: '{plan}', keyId: '{key}' }, expect: { id: '{key}' } },
  { operation: 'GetUsagePlanKeys', input: { usagePlanId: '{plan}' }, pages: { limit: 1, count: 1 } },
  { operation: 'GetUsage', input: { usagePlanId: '{plan}', startDate: '{today}', endDate: '{today}' } },
  {
    operation: 'UpdateUsage',
    input: { usagePlanId: '{plan}', keyId: '{key}', ...replace('/remaining', '5') },
    expect: { usagePlanId: '{plan}' },
  },
  { operation: 'DeleteUsagePlan', input: { usagePlanId: '{plan}' }, error: 'BadRequestException' },
  { operation: 'TagResource', input: { resourceArn: arn, tags: { owner: 'b' } } },
  { operation: 'GetTags', input: { resourceArn: arn }, expect: { tags: { team: 'a', owner: 'b' } } },
  { operation: 'UntagResource', input: { resourceArn: arn, tagKeys: ['team'] } },
  { operation: 'GetTags', input: { resourceArn: arn }, expect: { tags: { owner: 'b' } } },
  {
    operation: 'CreateVpcLink',
    input: {
      name: 'link {client}',
      targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/x/50dc6c495c0c9188'],
    },
    keep: { link: 'id' },
  },
  { operation: 'GetVpcLink', input: { vpcLinkId: '{link}' }, expect: { name: 'link {client}' } },
  { operation: 'GetVpcLinks', input: {}, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateVpcLink',
    input: { vpcLinkId: '{link}', ...replace('/name', 'renamed') },
    expect: { name: 'renamed' },
  },
  { operation: 'DeleteVpcLink', input: { vpcLinkId: '{link}' } },
  {
    operation: 'CreateDomainName',
    input: {
      ...{ domainName, securityPolicy: 'TLS_1_2', endpointConfiguration: { types: ['REGIONAL'] } },
      regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/8b2d1f0e-0000-4000-8000-000000000000',
    },
    expect: { domainName, domainNameStatus: 'AVAILABLE' },
  },
  { operation: 'GetDomainName', input: { domainName }, expect: { domainName } },
  { operation: 'GetDomainNames', input: {}, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateDomainName',
    input: { domainName, ...replace('/regionalCertificateName', 'renamed') },
    expect: { regionalCertificateName: 'renamed' },
  },
  {
    operation: 'CreateBasePathMapping',
    input: { domainName, basePath: 'v1', restApiId: '{api}', stage: 'prod' },
    expect: { basePath: 'v1', restApiId: '{api}', stage: 'prod' },
  },
  { operation: 'GetBasePathMapping', input: { domainName, basePath: 'v1' }, expect: { stage: 'prod' } },
  { operation: 'GetBasePathMappings', input: { domainName }, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateBasePathMapping',
    input: { domainName, basePath: 'v1', ...replace('/basePath', 'v2') },
    expect: { basePath: 'v2' },
  },
  { operation: 'DeleteBasePathMapping', input: { domainName, basePath: 'v2' } },
  { operation: 'DeleteDomainName', input: { domainName } },
  {
    operation: 'CreateDomainName',
    input: {
      ...{ domainName: `private.${domainName}`, endpointConfiguration: { types: ['PRIVATE'] } },
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/8b2d1f0e-0000-4000-8000-000000000000',
      policy: '{"Version":"2012-10-17","Statement":[]}',
    },
    keep: { privateId: 'domainNameId', privateArn: 'domainNameArn' },
    isNew: true,
  },
  {
    operation: 'CreateDomainNameAccessAssociation',
    input: {
      domainNameArn: '{privateArn}',
      accessAssociationSource: 'vpce-0a1b2c3d4e5f6a7b8',
      accessAssociationSourceType: 'VPCE',
    },
    keep: { association: 'domainNameAccessAssociationArn' },
    isNew: true,
  },
  { operation: 'GetDomainNameAccessAssociations', input: {}, isNew: true },
  {
    operation: 'RejectDomainNameAccessAssociation',
    input: { domainNameAccessAssociationArn: '{association}', domainNameArn: '{privateArn}' },
    isNew: true,
  },
  {
    operation: 'CreateDomainNameAccessAssociation',
    input: {
      domainNameArn: '{privateArn}',
      accessAssociationSource: 'vpce-0a1b2c3d4e5f6a7b9',
      accessAssociationSourceType: 'VPCE',
    },
    keep: { association: 'domainNameAccessAssociationArn' },
    isNew: true,
  },
  {
    operation: 'DeleteDomainNameAccessAssociation',
    input: { domainNameAccessAssociationArn: '{association}' },
    isNew: true,
  },
  {
    operation: 'DeleteDomainName',
    input: { domainName: `private.${domainName}`, domainNameId: '{privateId}' },
    isNew: true,
  },
]
