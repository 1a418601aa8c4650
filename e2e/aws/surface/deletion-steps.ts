import type { Step } from './step.ts'

const onMethod = { restApiId: '{api}', resourceId: '{pets}', httpMethod: 'GET' }

/** Everything that was made is deleted by its own operation, and is then gone. */
export const deletionSteps: readonly Step[] = [
  { operation: 'DeleteUsagePlanKey', input: { usagePlanId: '{plan}', keyId: '{key}' } },
  {
    operation: 'UpdateUsagePlan',
    input: {
      usagePlanId: '{plan}',
      patchOperations: [{ op: 'remove', path: '/apiStages', value: '{api}:prod' }],
    },
  },
  { operation: 'DeleteUsagePlan', input: { usagePlanId: '{plan}' } },
  { operation: 'GetUsagePlan', input: { usagePlanId: '{plan}' }, error: 'NotFoundException' },
  { operation: 'DeleteApiKey', input: { apiKey: '{key}' } },
  { operation: 'DeleteApiKey', input: { apiKey: '{importedKey}' } },
  { operation: 'GetApiKey', input: { apiKey: '{key}' }, error: 'NotFoundException' },
  {
    operation: 'DeleteDeployment',
    input: { restApiId: '{api}', deploymentId: '{deployment}' },
    error: 'BadRequestException',
  },
  { operation: 'DeleteStage', input: { restApiId: '{api}', stageName: 'prod' } },
  { operation: 'DeleteDeployment', input: { restApiId: '{api}', deploymentId: '{deployment}' } },
  { operation: 'DeleteClientCertificate', input: { clientCertificateId: '{certificate}' } },
  { operation: 'DeleteDocumentationVersion', input: { restApiId: '{api}', documentationVersion: '1.0' } },
  { operation: 'DeleteDocumentationPart', input: { restApiId: '{api}', documentationPartId: '{part}' } },
  { operation: 'DeleteGatewayResponse', input: { restApiId: '{api}', responseType: 'MISSING_AUTHENTICATION_TOKEN' } },
  { operation: 'DeleteIntegrationResponse', input: { ...onMethod, statusCode: '200' } },
  { operation: 'DeleteIntegration', input: onMethod },
  { operation: 'DeleteMethodResponse', input: { ...onMethod, statusCode: '200' } },
  { operation: 'DeleteMethod', input: onMethod },
  { operation: 'GetMethod', input: onMethod, error: 'NotFoundException' },
  { operation: 'DeleteRequestValidator', input: { restApiId: '{api}', requestValidatorId: '{validator}' } },
  { operation: 'DeleteAuthorizer', input: { restApiId: '{api}', authorizerId: '{authorizer}' } },
  { operation: 'DeleteModel', input: { restApiId: '{api}', modelName: 'Pet' } },
  { operation: 'DeleteResource', input: { restApiId: '{api}', resourceId: '{pets}' } },
  { operation: 'DeleteRestApi', input: { restApiId: '{imported}' } },
  { operation: 'DeleteRestApi', input: { restApiId: '{other}' } },
  { operation: 'DeleteRestApi', input: { restApiId: '{api}' } },
  { operation: 'GetRestApi', input: { restApiId: '{api}' }, error: 'NotFoundException' },
]
