import type { Step } from './step.ts'

const replace = (path: string, value: string) => ({ patchOperations: [{ op: 'replace', path, value }] })
const stage = { restApiId: '{api}', stageName: 'prod' }

/** Deployments, stages, what is published of an API, and its documents. */
export const servingSteps: readonly Step[] = [
  { operation: 'CreateDeployment', input: { restApiId: '{api}', description: 'first' }, keep: { deployment: 'id' } },
  { operation: 'GetDeployment', input: { restApiId: '{api}', deploymentId: '{deployment}' } },
  { operation: 'GetDeployments', input: { restApiId: '{api}' }, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateDeployment',
    input: { restApiId: '{api}', deploymentId: '{deployment}', ...replace('/description', 'the first') },
    expect: { description: 'the first' },
  },
  {
    operation: 'GenerateClientCertificate',
    input: { description: 'ours' },
    keep: { certificate: 'clientCertificateId' },
  },
  {
    operation: 'GetClientCertificate',
    input: { clientCertificateId: '{certificate}' },
    expect: { description: 'ours' },
  },
  { operation: 'GetClientCertificates', input: {}, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateClientCertificate',
    input: { clientCertificateId: '{certificate}', ...replace('/description', 'still ours') },
    expect: { description: 'still ours' },
  },
  {
    operation: 'CreateStage',
    input: {
      ...{ ...stage, deploymentId: '{deployment}', variables: { color: 'red' } },
      tags: { env: 'prod' },
    },
    expect: { stageName: 'prod', variables: { color: 'red' } },
  },
  { operation: 'CreateStage', input: { ...stage, deploymentId: '{deployment}' }, error: 'ConflictException' },
  { operation: 'GetStage', input: stage, expect: { deploymentId: '{deployment}', cacheClusterEnabled: false } },
  { operation: 'GetStages', input: { restApiId: '{api}' }, expect: { item: [{ stageName: 'prod' }] } },
  {
    operation: 'UpdateStage',
    input: {
      ...stage,
      patchOperations: [
        { op: 'replace', path: '/variables/color', value: 'blue' },
        { op: 'replace', path: '/clientCertificateId', value: '{certificate}' },
        { op: 'replace', path: '/*/*/throttling/rateLimit', value: '100' },
      ],
    },
    expect: { variables: { color: 'blue' }, methodSettings: { '*/*': { throttlingRateLimit: 100 } } },
  },
  { operation: 'FlushStageCache', input: stage },
  { operation: 'FlushStageAuthorizersCache', input: stage },
  {
    operation: 'CreateDocumentationVersion',
    input: { restApiId: '{api}', documentationVersion: '1.0', stageName: 'prod', description: 'the first' },
    expect: { version: '1.0' },
  },
  {
    operation: 'CreateDocumentationVersion',
    input: { restApiId: '{api}', documentationVersion: '1.0' },
    error: 'ConflictException',
  },
  { operation: 'GetDocumentationVersion', input: { restApiId: '{api}', documentationVersion: '1.0' } },
  { operation: 'GetDocumentationVersions', input: { restApiId: '{api}' }, pages: { limit: 1, count: 1 } },
  {
    operation: 'UpdateDocumentationVersion',
    input: { restApiId: '{api}', documentationVersion: '1.0', ...replace('/description', 'published') },
    expect: { description: 'published' },
  },
  { operation: 'GetStage', input: stage, expect: { documentationVersion: '1.0' } },
  {
    operation: 'GetExport',
    input: { ...stage, exportType: 'oas30', accepts: 'application/json', parameters: { extensions: 'apigateway' } },
    keep: { document: 'body' },
    expect: { contentType: 'application/octet-stream' },
  },
  { operation: 'GetExport', input: { ...stage, exportType: 'swagger', accepts: 'application/yaml' } },
  // The SDK's model has no `position` here.
  { operation: 'GetSdkTypes', input: {}, keep: { firstSdkType: 'items.0.id' } },
  { operation: 'GetSdkType', input: { id: 'javascript' }, expect: { id: 'javascript' } },
  {
    operation: 'GetSdk',
    input: { ...stage, sdkType: 'javascript' },
    expect: { contentType: 'application/octet-stream' },
  },
  {
    operation: 'ImportRestApi',
    input: {
      failOnWarnings: false,
      body: Buffer.from('{"openapi":"3.0.1","info":{"title":"imported {client}","version":"1"},"paths":{}}'),
    },
    keep: { imported: 'id' },
    expect: { name: 'imported {client}' },
  },
  {
    operation: 'PutRestApi',
    input: { restApiId: '{imported}', mode: 'overwrite', body: Buffer.from('{document}') },
    expect: { id: '{imported}' },
  },
  { operation: 'ImportRestApi', input: { body: Buffer.from('no document') }, error: 'BadRequestException' },
]
