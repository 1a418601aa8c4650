import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { generateClientCertificate } from '#server/access/client-certificates/generate-client-certificate.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import type { Context } from '#server/context.ts'
import { createBasePathMapping } from '#server/domains/base-path-mappings/create-base-path-mapping.ts'
import { createDomainNameAccessAssociation } from '#server/domains/domain-name-access-associations/create-domain-name-access-association.ts'
import { createDomainName } from '#server/domains/domain-names/create-domain-name.ts'
import { createVpcLink } from '#server/domains/vpc-links/create-vpc-link.ts'
import { createAuthorizer } from '#server/rest-apis/authorizers/create-authorizer.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { createDocumentationPart } from '#server/rest-apis/documentation/create-documentation-part.ts'
import { createDocumentationVersion } from '#server/rest-apis/documentation/create-documentation-version.ts'
import { putGatewayResponse } from '#server/rest-apis/gateway-responses/put-gateway-response.ts'
import { putIntegration } from '#server/rest-apis/integrations/put-integration.ts'
import { putIntegrationResponse } from '#server/rest-apis/integrations/put-integration-response.ts'
import { putMethodResponse } from '#server/rest-apis/methods/put-method-response.ts'
import { createModel } from '#server/rest-apis/models/create-model.ts'
import { createRequestValidator } from '#server/rest-apis/request-validators/create-request-validator.ts'
import { makeApi } from '#server/rest-apis/testing/make-api.ts'

/**
 * One object of each kind that a path can name, in the context's account: by the name of the path member. A new kind of
 * path member is added here, and all tests that walk the rows have it.
 */
export async function makeObjects(context: Context): Promise<Record<string, string>> {
  const { restApiId, petsId, get } = await makeApi(context, 'Walked')
  await putMethodResponse(context, { ...get, statusCode: '200' })
  await putIntegration(context, { ...get, type: 'MOCK' })
  await putIntegrationResponse(context, { ...get, statusCode: '200' })
  const deployment = await createDeployment(context, { restApiId, stageName: 'prod' })
  const key = await createApiKey(context, { name: 'Walked', enabled: true })
  const plan = await createUsagePlan(context, {
    name: 'Walked',
    apiStages: [{ apiId: restApiId, stage: 'prod' }],
    quota: { limit: 1000, period: 'MONTH' },
  })
  await createUsagePlanKey(context, { usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' })
  const certificate = await generateClientCertificate(context, { description: 'Walked' })
  const authorizer = await createAuthorizer(context, {
    restApiId,
    name: 'Walked',
    type: 'TOKEN',
    authorizerUri: 'http://127.0.0.1:1/',
    identitySource: 'method.request.header.Authorization',
  })
  const validator = await createRequestValidator(context, { restApiId, name: 'Walked' })
  await createModel(context, { restApiId, name: 'Walked', contentType: 'application/json', schema: '{}' })
  const part = await createDocumentationPart(context, {
    restApiId,
    location: { type: 'METHOD', path: '/pets/{id}', method: 'GET' },
    properties: '{"summary":"Walked"}',
  })
  await createDocumentationVersion(context, { restApiId, documentationVersion: '1' })
  await putGatewayResponse(context, { restApiId, responseType: 'THROTTLED', statusCode: '430' })
  const domains = await makeDomains(context, restApiId)
  return {
    ...domains,
    resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`,
    documentationPartId: part.id,
    documentationVersion: '1',
    authorizerId: authorizer.id,
    requestValidatorId: validator.id,
    modelName: 'Walked',
    responseType: 'THROTTLED',
    clientCertificateId: certificate.clientCertificateId,
    parentId: petsId,
    ...get,
    statusCode: '200',
    deploymentId: deployment.id,
    stageName: 'prod',
    exportType: 'oas30',
    sdkType: 'javascript',
    // Of GetSdkType.
    id: 'javascript',
    apiKey: key.id,
    usagePlanId: plan.id,
    keyId: key.id,
  }
}

/** Names are unique over all accounts, so they have the account's id in them. */
async function makeDomains(context: Context, restApiId: string): Promise<Record<string, string>> {
  const { domainName } = await createDomainName(context, { domainName: `w${context.accountId}.example.com` })
  const { basePath } = await createBasePathMapping(context, { domainName, restApiId, basePath: 'walked' })
  const closed = await createDomainName(context, {
    domainName: 'walked.example.internal',
    endpointConfiguration: { types: ['PRIVATE'] },
  })
  const association = await createDomainNameAccessAssociation(context, {
    domainNameArn: closed.domainNameArn,
    accessAssociationSourceType: 'VPCE',
    accessAssociationSource: 'vpce-walked',
  })
  const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/walked/50dc6c495c0c9188']
  const { id: vpcLinkId } = await createVpcLink(context, { name: 'Walked', targetArns })
  return {
    domainName,
    basePath,
    vpcLinkId,
    domainNameArn: closed.domainNameArn,
    domainNameAccessAssociationArn: association.domainNameAccessAssociationArn,
  }
}
