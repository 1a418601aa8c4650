import type { Step } from './step.ts'

const replace = (path: string, value: string) => ({ patchOperations: [{ op: 'replace', path, value }] })
const onMethod = { restApiId: '{api}', resourceId: '{pets}', httpMethod: 'GET' }

/** An API from its name to a deployed stage, every noun of its definition read, listed, changed. */
export const definitionSteps: readonly Step[] = [
  {
    operation: 'CreateRestApi',
    input: { name: 'surface {client}', description: 'all of it', tags: { team: 'a' } },
    keep: { api: 'id' },
    expect: { name: 'surface {client}', apiKeySource: 'HEADER', disableExecuteApiEndpoint: false, tags: { team: 'a' } },
  },
  { operation: 'CreateRestApi', input: { name: 'other {client}', cloneFrom: '{api}' }, keep: { other: 'id' } },
  // Debian's clients do not know `rootResourceId` yet.
  { operation: 'GetResources', input: { restApiId: '{api}' }, keep: { root: 'items.0.id' } },
  { operation: 'GetRestApis', input: {}, pages: { limit: 1, count: 2 } },
  { operation: 'GetRestApi', input: { restApiId: '{api}' }, expect: { id: '{api}', description: 'all of it' } },
  { operation: 'GetRestApi', input: { restApiId: 'nowhere000' }, error: 'NotFoundException' },
  {
    operation: 'UpdateRestApi',
    input: {
      restApiId: '{api}',
      patchOperations: [
        { op: 'replace', path: '/description', value: 'changed' },
        { op: 'add', path: '/binaryMediaTypes/image~1png' },
      ],
    },
    expect: { description: 'changed', binaryMediaTypes: ['image/png'] },
  },
  { operation: 'UpdateRestApi', input: { restApiId: '{api}', ...replace('/nope', 'x') }, error: 'BadRequestException' },
  {
    operation: 'CreateResource',
    input: { restApiId: '{api}', parentId: '{root}', pathPart: 'pets' },
    keep: { pets: 'id' },
    expect: { path: '/pets', pathPart: 'pets', parentId: '{root}' },
  },
  {
    operation: 'CreateResource',
    input: { restApiId: '{api}', parentId: '{root}', pathPart: 'pets' },
    error: 'ConflictException',
  },
  { operation: 'GetResources', input: { restApiId: '{api}' }, pages: { limit: 1, count: 2 } },
  { operation: 'GetResource', input: { restApiId: '{api}', resourceId: '{pets}' }, expect: { path: '/pets' } },
  {
    operation: 'UpdateResource',
    input: { restApiId: '{api}', resourceId: '{pets}', ...replace('/pathPart', 'animals') },
    expect: { path: '/animals' },
  },
  {
    operation: 'CreateModel',
    input: {
      ...{ restApiId: '{api}', name: 'Pet', contentType: 'application/json' },
      schema: '{"type":"object","required":["id"],"properties":{"id":{"type":"integer"},"name":{"type":"string"}}}',
    },
    expect: { name: 'Pet' },
  },
  { operation: 'GetModel', input: { restApiId: '{api}', modelName: 'Pet' }, expect: { name: 'Pet' } },
  // A new API has the models Empty and Error.
  { operation: 'GetModels', input: { restApiId: '{api}' }, pages: { limit: 1, count: 3 } },
  { operation: 'GetModelTemplate', input: { restApiId: '{api}', modelName: 'Pet' }, keep: { template: 'value' } },
  {
    operation: 'UpdateModel',
    input: { restApiId: '{api}', modelName: 'Pet', ...replace('/description', 'a pet') },
    expect: { description: 'a pet' },
  },
  {
    operation: 'CreateRequestValidator',
    input: { restApiId: '{api}', name: 'all', validateRequestBody: true, validateRequestParameters: true },
    keep: { validator: 'id' },
  },
  { operation: 'GetRequestValidator', input: { restApiId: '{api}', requestValidatorId: '{validator}' } },
  { operation: 'GetRequestValidators', input: { restApiId: '{api}' }, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateRequestValidator',
    input: { restApiId: '{api}', requestValidatorId: '{validator}', ...replace('/validateRequestBody', 'false') },
    expect: { validateRequestBody: false, validateRequestParameters: true },
  },
  {
    operation: 'CreateAuthorizer',
    input: {
      ...{ restApiId: '{api}', name: 'tokens', type: 'TOKEN', identitySource: 'method.request.header.Authorization' },
      authorizerUri:
        'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:{account}:function:authorizer/invocations',
    },
    keep: { authorizer: 'id' },
  },
  {
    operation: 'GetAuthorizer',
    input: { restApiId: '{api}', authorizerId: '{authorizer}' },
    expect: { type: 'TOKEN' },
  },
  { operation: 'GetAuthorizers', input: { restApiId: '{api}' }, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateAuthorizer',
    input: { restApiId: '{api}', authorizerId: '{authorizer}', ...replace('/authorizerResultTtlInSeconds', '60') },
    expect: { authorizerResultTtlInSeconds: 60 },
  },
  {
    // Nothing answers to the function's name, which the authorizer's caller is told.
    operation: 'TestInvokeAuthorizer',
    input: { restApiId: '{api}', authorizerId: '{authorizer}', headers: { Authorization: 'Bearer x' } },
    expect: { clientStatus: 500 },
  },
  {
    operation: 'PutMethod',
    input: { ...onMethod, authorizationType: 'NONE', apiKeyRequired: false, operationName: 'listPets' },
    expect: { httpMethod: 'GET', authorizationType: 'NONE', operationName: 'listPets' },
  },
  { operation: 'PutMethod', input: { ...onMethod, authorizationType: 'NONE' }, error: 'ConflictException' },
  { operation: 'GetMethod', input: onMethod, expect: { httpMethod: 'GET' } },
  {
    operation: 'UpdateMethod',
    input: { ...onMethod, ...replace('/requestParameters/method.request.querystring.kind', 'true') },
    expect: { requestParameters: { 'method.request.querystring.kind': true } },
  },
  {
    operation: 'PutMethodResponse',
    input: { ...onMethod, statusCode: '200', responseModels: { 'application/json': 'Pet' } },
    expect: { statusCode: '200', responseModels: { 'application/json': 'Pet' } },
  },
  { operation: 'GetMethodResponse', input: { ...onMethod, statusCode: '200' }, expect: { statusCode: '200' } },
  {
    operation: 'UpdateMethodResponse',
    input: { ...onMethod, statusCode: '200', ...replace('/responseParameters/method.response.header.X-Own', 'false') },
    expect: { responseParameters: { 'method.response.header.X-Own': false } },
  },
  {
    operation: 'PutIntegration',
    input: { ...onMethod, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
    expect: { type: 'MOCK', passthroughBehavior: 'WHEN_NO_MATCH' },
  },
  { operation: 'GetIntegration', input: onMethod, expect: { type: 'MOCK' } },
  {
    operation: 'UpdateIntegration',
    input: { ...onMethod, ...replace('/timeoutInMillis', '5000') },
    expect: { timeoutInMillis: 5000 },
  },
  {
    operation: 'PutIntegrationResponse',
    input: { ...onMethod, statusCode: '200', responseTemplates: { 'application/json': '{"id": 1}' } },
    expect: { statusCode: '200' },
  },
  { operation: 'GetIntegrationResponse', input: { ...onMethod, statusCode: '200' }, expect: { statusCode: '200' } },
  {
    operation: 'UpdateIntegrationResponse',
    input: {
      ...{ ...onMethod, statusCode: '200' },
      patchOperations: [{ op: 'add', path: '/responseParameters/method.response.header.X-Own', value: "'yes'" }],
    },
    expect: { responseParameters: { 'method.response.header.X-Own': "'yes'" } },
  },
  {
    operation: 'TestInvokeMethod',
    input: { ...onMethod, pathWithQueryString: '/animals?kind=cat' },
    expect: { status: 200, body: '{"id": 1}' },
  },
  {
    operation: 'PutGatewayResponse',
    input: { restApiId: '{api}', responseType: 'MISSING_AUTHENTICATION_TOKEN', statusCode: '404' },
    expect: { responseType: 'MISSING_AUTHENTICATION_TOKEN', statusCode: '404', defaultResponse: false },
  },
  {
    operation: 'GetGatewayResponse',
    input: { restApiId: '{api}', responseType: 'THROTTLED' },
    expect: { responseType: 'THROTTLED', statusCode: '429', defaultResponse: true },
  },
  { operation: 'GetGatewayResponses', input: { restApiId: '{api}' } },
  {
    operation: 'UpdateGatewayResponse',
    input: {
      ...{ restApiId: '{api}', responseType: 'MISSING_AUTHENTICATION_TOKEN' },
      ...replace('/responseTemplates/application~1json', '{"lost":true}'),
    },
    expect: { responseTemplates: { 'application/json': '{"lost":true}' } },
  },
  {
    operation: 'CreateDocumentationPart',
    input: {
      restApiId: '{api}',
      location: { type: 'METHOD', path: '/animals', method: 'GET' },
      properties: '{"description":"Lists them."}',
    },
    keep: { part: 'id' },
  },
  { operation: 'GetDocumentationPart', input: { restApiId: '{api}', documentationPartId: '{part}' } },
  { operation: 'GetDocumentationParts', input: { restApiId: '{api}' }, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateDocumentationPart',
    input: {
      ...{ restApiId: '{api}', documentationPartId: '{part}' },
      ...replace('/properties', '{"description":"Lists all."}'),
    },
    expect: { properties: '{"description":"Lists all."}' },
  },
  {
    operation: 'ImportDocumentationParts',
    input: {
      ...{ restApiId: '{api}', mode: 'merge' },
      body: Buffer.from(
        '{"openapi":"3.0.1","info":{"title":"x","version":"1"},"paths":{},"x-amazon-apigateway-documentation":{"documentationParts":[{"location":{"type":"API"},"properties":{"description":"All about pets."}}]}}',
      ),
    },
  },
]
