const arnOfNothing = 'arn:aws:apigateway:us-east-1:123456789012:/domainnames/nothing.example.internal+zzzzzz'

/** How a good call is made wrong. */
export type Wrong =
  | { readonly kind: 'patch'; readonly path: string }
  | { readonly kind: 'without'; readonly member: string }
  | { readonly kind: 'body' | 'query'; readonly members: Readonly<Record<string, unknown>> }
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'path'; readonly member: string; readonly value: string | undefined }
  | { readonly kind: 'nothing'; readonly reason: string }

/** AWS's model lists no conflict. */
export const unlisted = 'not in the model'

/**
 * AWS's model lists a conflict, and nothing that is there stands against the call: it can only meet another one that is
 * under way, which `operation.test.ts` shows for all commands, since one place decides it (`conflictOf`).
 */
export const meeting = 'only with a call under way'

/**
 * What each operation of AWS's model answers beside success and 403: a request that is refused as bad, one that names
 * nothing, and one that meets what is there (`conflicts.ts`, by its name there). Where an outcome cannot be had, why.
 */
export const outcomeTable: Readonly<Record<string, readonly [bad: Wrong, missing: Wrong, conflict: string]>> = {
  GetAccount: [nothing('is told nothing'), nothing('names nothing'), unlisted],
  UpdateAccount: [patch('/nope'), nothing('names nothing'), meeting],
  CreateRestApi: [without('name'), body({ cloneFrom: 'zzzzzz' }), meeting],
  GetRestApis: [query({ limit: 'x' }), nothing('names nothing'), unlisted],
  GetRestApi: [nul('restApiId'), path('restApiId'), unlisted],
  UpdateRestApi: [patch('/nope'), path('restApiId'), meeting],
  DeleteRestApi: [nul('restApiId'), path('restApiId'), meeting],
  ImportRestApi: [raw('no document'), nothing('names nothing'), meeting],
  PutRestApi: [raw('no document'), path('restApiId'), meeting],
  GetExport: [named('exportType', 'pdf'), path('stageName'), meeting],
  CreateResource: [without('pathPart'), path('parentId'), 'a resource of the same name'],
  GetResources: [query({ limit: 'x' }), path('restApiId'), unlisted],
  GetResource: [nul('resourceId'), path('resourceId'), unlisted],
  UpdateResource: [patch('/nope'), path('resourceId'), 'a resource renamed to its sibling’s name'],
  DeleteResource: [nul('resourceId'), path('resourceId'), meeting],
  PutMethod: [body({ authorizationType: 'NOPE' }), path('resourceId'), 'a method that is there'],
  GetMethod: [nul('httpMethod'), path('httpMethod'), unlisted],
  UpdateMethod: [patch('/nope'), path('httpMethod'), meeting],
  DeleteMethod: [nul('httpMethod'), path('httpMethod'), meeting],
  TestInvokeMethod: [body({ headers: 7 }), path('httpMethod'), unlisted],
  PutMethodResponse: [named('statusCode', '99'), path('resourceId'), 'a method’s response that is there'],
  GetMethodResponse: [nul('statusCode'), path('statusCode'), unlisted],
  UpdateMethodResponse: [patch('/nope'), path('statusCode'), meeting],
  DeleteMethodResponse: [nul('statusCode'), path('statusCode'), meeting],
  PutIntegration: [body({ type: 'NOPE' }), path('httpMethod'), meeting],
  GetIntegration: [nul('httpMethod'), path('httpMethod'), unlisted],
  UpdateIntegration: [patch('/nope'), path('httpMethod'), meeting],
  DeleteIntegration: [nul('httpMethod'), path('httpMethod'), meeting],
  PutIntegrationResponse: [body({ contentHandling: 'NOPE' }), path('statusCode'), meeting],
  GetIntegrationResponse: [nul('statusCode'), path('statusCode'), unlisted],
  UpdateIntegrationResponse: [patch('/nope'), path('statusCode'), 'an integration’s response moved onto another'],
  DeleteIntegrationResponse: [nul('statusCode'), path('statusCode'), meeting],
  CreateAuthorizer: [
    body({ type: 'NOPE' }),
    nothing('AWS says 409 of an API that is not there'),
    'an authorizer of an API that is not there',
  ],
  GetAuthorizers: [query({ limit: 'x' }), path('restApiId'), unlisted],
  GetAuthorizer: [nul('authorizerId'), path('authorizerId'), unlisted],
  UpdateAuthorizer: [patch('/nope'), path('authorizerId'), meeting],
  TestInvokeAuthorizer: [body({ headers: 7 }), path('authorizerId'), unlisted],
  DeleteAuthorizer: [nul('authorizerId'), path('authorizerId'), 'an authorizer that a method uses'],
  CreateDeployment: [body({ stageName: 'not a name' }), path('restApiId'), meeting],
  GetDeployments: [query({ limit: 'x' }), path('restApiId'), unlisted],
  GetDeployment: [nul('deploymentId'), path('deploymentId'), unlisted],
  UpdateDeployment: [patch('/nope'), path('deploymentId'), meeting],
  DeleteDeployment: [nul('deploymentId'), path('deploymentId'), meeting],
  CreateStage: [without('deploymentId'), path('restApiId'), 'a stage of the same name'],
  GetStages: [nul('restApiId'), path('restApiId'), meeting],
  GetStage: [nul('stageName'), path('stageName'), meeting],
  UpdateStage: [patch('/nope'), path('stageName'), meeting],
  DeleteStage: [nul('stageName'), path('stageName'), meeting],
  FlushStageCache: [nul('stageName'), path('stageName'), meeting],
  FlushStageAuthorizersCache: [nul('stageName'), path('stageName'), meeting],
  ImportApiKeys: [raw('Name\nwithout a key'), nothing('names nothing'), 'a file with a key in two plans of a stage'],
  CreateApiKey: [body({ enabled: 'yes' }), nothing('names nothing'), 'an API key of the same value'],
  GetApiKeys: [query({ limit: 'x' }), nothing('names nothing'), unlisted],
  GetApiKey: [query({ includeValue: 'yes' }), path('apiKey'), unlisted],
  UpdateApiKey: [patch('/nope'), path('apiKey'), meeting],
  DeleteApiKey: [nul('apiKey'), path('apiKey'), meeting],
  CreateUsagePlan: [without('name'), nothing('names nothing'), meeting],
  GetUsagePlans: [query({ limit: 'x' }), nothing('names nothing'), unlisted],
  GetUsagePlan: [nul('usagePlanId'), path('usagePlanId'), unlisted],
  UpdateUsagePlan: [patch('/nope'), path('usagePlanId'), 'a stage of which the plan’s key has another plan'],
  DeleteUsagePlan: [nul('usagePlanId'), path('usagePlanId'), meeting],
  CreateUsagePlanKey: [body({ keyType: 'NOPE' }), path('usagePlanId'), 'a key that is in the plan'],
  GetUsagePlanKeys: [query({ limit: 'x' }), path('usagePlanId'), unlisted],
  GetUsagePlanKey: [nul('keyId'), path('keyId'), unlisted],
  DeleteUsagePlanKey: [nul('keyId'), path('keyId'), meeting],
  GetUsage: [query({ startDate: 'yesterday' }), path('usagePlanId'), unlisted],
  UpdateUsage: [patch('/nope'), path('keyId'), meeting],
  GenerateClientCertificate: [body({ description: 7 }), nothing('names nothing'), meeting],
  GetClientCertificates: [query({ limit: 'x' }), nothing('names nothing'), unlisted],
  GetClientCertificate: [nul('clientCertificateId'), path('clientCertificateId'), unlisted],
  UpdateClientCertificate: [patch('/nope'), path('clientCertificateId'), meeting],
  DeleteClientCertificate: [
    nul('clientCertificateId'),
    path('clientCertificateId'),
    'a client certificate that a stage shows',
  ],
  CreateModel: [body({ schema: '{' }), path('restApiId'), 'a model of the same name'],
  GetModels: [query({ limit: 'x' }), path('restApiId'), unlisted],
  GetModel: [query({ flatten: 'yes' }), path('modelName'), unlisted],
  GetModelTemplate: [nul('modelName'), path('modelName'), unlisted],
  UpdateModel: [patch('/nope'), path('modelName'), meeting],
  DeleteModel: [nul('modelName'), path('modelName'), 'a model that a method refers to'],
  CreateRequestValidator: [
    body({ validateRequestBody: 'yes' }),
    nothing('AWS says 400 of an API that is not there'),
    meeting,
  ],
  GetRequestValidators: [query({ limit: 'x' }), path('restApiId'), unlisted],
  GetRequestValidator: [nul('requestValidatorId'), path('requestValidatorId'), unlisted],
  UpdateRequestValidator: [patch('/nope'), path('requestValidatorId'), meeting],
  DeleteRequestValidator: [nul('requestValidatorId'), path('requestValidatorId'), 'a validator that a method uses'],
  PutGatewayResponse: [body({ statusCode: '99' }), path('restApiId'), meeting],
  GetGatewayResponses: [query({ limit: 'x' }), path('restApiId'), unlisted],
  GetGatewayResponse: [nul('responseType'), path('restApiId'), unlisted],
  UpdateGatewayResponse: [patch('/nope'), path('restApiId'), meeting],
  DeleteGatewayResponse: [nul('responseType'), path('restApiId'), meeting],
  CreateDocumentationPart: [body({ properties: '{' }), path('restApiId'), 'a documentation part at the same place'],
  GetDocumentationParts: [query({ limit: 'x' }), path('restApiId'), unlisted],
  GetDocumentationPart: [nul('documentationPartId'), path('documentationPartId'), unlisted],
  UpdateDocumentationPart: [patch('/nope'), path('documentationPartId'), meeting],
  DeleteDocumentationPart: [nul('documentationPartId'), path('documentationPartId'), meeting],
  ImportDocumentationParts: [raw('no document'), path('restApiId'), meeting],
  CreateDocumentationVersion: [
    without('documentationVersion'),
    path('restApiId'),
    'a documentation version of the same name',
  ],
  GetDocumentationVersions: [query({ limit: 'x' }), path('restApiId'), unlisted],
  GetDocumentationVersion: [nul('documentationVersion'), path('documentationVersion'), unlisted],
  UpdateDocumentationVersion: [patch('/nope'), path('documentationVersion'), meeting],
  DeleteDocumentationVersion: [nul('documentationVersion'), path('documentationVersion'), meeting],
  GetSdk: [nul('sdkType'), path('sdkType'), meeting],
  GetSdkTypes: [query({ limit: 'x' }), nothing('names nothing'), unlisted],
  GetSdkType: [nul('id'), path('id'), unlisted],
  CreateBasePathMapping: [without('restApiId'), path('domainName'), 'a base path that is mapped'],
  GetBasePathMappings: [query({ limit: 'x' }), path('domainName'), unlisted],
  GetBasePathMapping: [nul('basePath'), path('basePath'), unlisted],
  UpdateBasePathMapping: [patch('/nope'), path('basePath'), 'a mapping moved to a base path that is mapped'],
  DeleteBasePathMapping: [nul('basePath'), path('basePath'), meeting],
  CreateDomainNameAccessAssociation: [
    body({ accessAssociationSourceType: 'NOPE' }),
    body({ domainNameArn: arnOfNothing }),
    'a network that has the domain name',
  ],
  GetDomainNameAccessAssociations: [query({ limit: 'x' }), nothing('names nothing'), unlisted],
  RejectDomainNameAccessAssociation: [
    query({ domainNameArn: 'no ARN' }),
    query({ domainNameAccessAssociationArn: 'zzzzzz' }),
    meeting,
  ],
  DeleteDomainNameAccessAssociation: [
    nul('domainNameAccessAssociationArn'),
    path('domainNameAccessAssociationArn'),
    meeting,
  ],
  CreateDomainName: [without('domainName'), nothing('names nothing'), meeting],
  GetDomainNames: [query({ limit: 'x' }), nothing('names nothing'), unlisted],
  GetDomainName: [nul('domainName'), path('domainName'), unlisted],
  UpdateDomainName: [patch('/nope'), path('domainName'), meeting],
  DeleteDomainName: [nul('domainName'), path('domainName'), meeting],
  GetTags: [named('resourceArn', 'no ARN'), path('resourceArn'), unlisted],
  TagResource: [body({ tags: 7 }), path('resourceArn'), meeting],
  UntagResource: [named('resourceArn', 'no ARN'), path('resourceArn'), meeting],
  CreateVpcLink: [body({ targetArns: ['no ARN'] }), nothing('names nothing'), meeting],
  GetVpcLinks: [query({ limit: 'x' }), nothing('names nothing'), unlisted],
  GetVpcLink: [nul('vpcLinkId'), path('vpcLinkId'), unlisted],
  UpdateVpcLink: [patch('/nope'), path('vpcLinkId'), meeting],
  DeleteVpcLink: [nul('vpcLinkId'), path('vpcLinkId'), meeting],
}

/** An update with a path that it does not have. */
function patch(path: string): Wrong {
  return { kind: 'patch', path }
}

/** Without a member of the body that is required. */
function without(member: string): Wrong {
  return { kind: 'without', member }
}

/** With these members of the body beside the good ones, or in their place. */
function body(members: Readonly<Record<string, unknown>>): Wrong {
  return { kind: 'body', members }
}

function query(members: Readonly<Record<string, unknown>>): Wrong {
  return { kind: 'query', members }
}

/** A body that is something else. */
function raw(text: string): Wrong {
  return { kind: 'raw', text }
}

/** With the name of nothing in the path. */
function path(member: string): Wrong {
  return { kind: 'path', member, value: undefined }
}

/** With another name in the path. */
function named(member: string, value: string): Wrong {
  return { kind: 'path', member, value }
}

/** With a name in the path that nothing can have: a NUL character is in it. */
function nul(member: string): Wrong {
  return named(member, 'a\u0000b')
}

function nothing(reason: string): Wrong {
  return { kind: 'nothing', reason }
}
