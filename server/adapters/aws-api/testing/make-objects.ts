import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { generateClientCertificate } from '#server/access/client-certificates/generate-client-certificate.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import type { Context } from '#server/context.ts'
import { createAuthorizer } from '#server/rest-apis/authorizers/create-authorizer.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
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
  const plan = await createUsagePlan(context, { name: 'Walked', apiStages: [{ apiId: restApiId, stage: 'prod' }] })
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
  await putGatewayResponse(context, { restApiId, responseType: 'THROTTLED', statusCode: '430' })
  return {
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
    apiKey: key.id,
    usagePlanId: plan.id,
    keyId: key.id,
  }
}
