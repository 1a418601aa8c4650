import { routes } from '../routes.ts'
import { goodCall } from './good-call.ts'
import type { WireCall } from './send-signed.ts'

/** A call that meets what is there already. */
export interface Conflict {
  /** What has to be there, or to be so, before: each call succeeds. */
  readonly after?: readonly WireCall[]
  readonly call: WireCall
  /** `ConflictException` unless AWS calls it otherwise. */
  readonly type?: string
  /** Where an id is in it that nobody knows before: what it must look like. */
  readonly message: string | RegExp
}

type Objects = Readonly<Record<string, string>>

/** What may be there once, or not while something else is, over what `makeGoodObjects` has made. */
export function conflicts(objects: Objects): Record<string, Conflict> {
  return {
    ...secondOnes(objects),
    ...definitionsInUse(objects),
    ...accessInUse(objects),
    ...domainConflicts(objects),
  }
}

/** Made twice, the second is refused. */
function secondOnes(objects: Objects): Record<string, Conflict> {
  const value = 'avaluethatislongenoughforakey'
  const createKey: WireCall = { verb: 'POST', path: '/apikeys', body: JSON.stringify({ name: 'x', value }) }
  const place = "Documentation part already exists for the specified location: type 'API'."
  const version = 'Documentation version already exists'
  const network = 'Domain name access association already exists'
  return {
    'a resource of the same name': twice('CreateResource', objects, takenName),
    'a method that is there': twice('PutMethod', objects, 'Method already exists for this resource'),
    'a method’s response that is there': twice('PutMethodResponse', objects, takenResponse),
    'a stage of the same name': twice('CreateStage', objects, 'Stage already exists'),
    'a model of the same name': twice('CreateModel', objects, 'Model name already exists for this REST API'),
    'a documentation part at the same place': twice('CreateDocumentationPart', objects, place),
    'a documentation version of the same name': twice('CreateDocumentationVersion', objects, version),
    'an API key of the same value': { after: [createKey], call: createKey, message: 'API Key already exists' },
    'a base path that is mapped': twice('CreateBasePathMapping', objects, takenPath),
    'a network that has the domain name': twice('CreateDomainNameAccessAssociation', objects, network),
    'a domain name that is taken': {
      ...twice('CreateDomainName', objects, 'The domain name you provided already exists.'),
      type: 'BadRequestException',
    },
  }
}

const takenName = 'Another resource with the same parent already has this name: sample'
const takenResponse = 'Response already exists for this resource'
const takenPath = 'Base path already exists for this domain name'

function definitionsInUse(objects: Objects): Record<string, Conflict> {
  const { restApiId = '', resourceId = '', parentId = '', authorizerId = '', deploymentId = '' } = objects
  const { requestValidatorId = '' } = objects
  const resources = `/restapis/${restApiId}/resources`
  const method = `${resources}/${resourceId}/methods/PUT`
  const secondResponse = `${resources}/${resourceId}/methods/GET/integration/responses/404`
  return {
    'a resource renamed to its sibling’s name': {
      after: [goodCall(rowOf('CreateResource'), objects)],
      call: patch(`${resources}/${resourceId}`, '/pathPart', 'sample'),
      message: takenName,
    },
    'a resource moved below itself': {
      call: patch(`${resources}/${parentId}`, '/parentId', resourceId),
      type: 'BadRequestException',
      message: 'Resources cannot be cyclical.',
    },
    'an integration’s response moved onto another': {
      after: [goodCall(rowOf('PutMethodResponse'), objects), put(secondResponse, {})],
      call: patch(secondResponse, '/statusCode', '200'),
      message: takenResponse,
    },
    'a model that a method refers to': {
      after: [put(method, { authorizationType: 'NONE', requestModels: { 'application/json': 'Walked' } })],
      call: goodCall(rowOf('DeleteModel'), objects),
      message: "Cannot delete model 'Walked', is referenced in method request: /pets/{id}/PUT",
    },
    'an authorizer of an API that is not there': {
      call: goodCall(rowOf('CreateAuthorizer'), { ...objects, 'CreateAuthorizer.restApiId': 'zzzzzz' }),
      message: 'Unable to complete operation due to concurrent modification. Please try again later.',
    },
    'a validator that a method uses': {
      after: [put(method, { authorizationType: 'NONE', requestValidatorId })],
      call: goodCall(rowOf('DeleteRequestValidator'), objects),
      message: "Cannot delete request validator 'Walked', is referenced in method: PUT on path: /pets/{id}",
    },
    'an authorizer that a method uses': {
      after: [put(method, { authorizationType: 'CUSTOM', authorizerId })],
      call: goodCall(rowOf('DeleteAuthorizer'), objects),
      message: "Cannot delete authorizer 'Walked', is referenced in method: PUT on path: /pets/{id}",
    },
    'a deployment that a stage serves': {
      call: goodCall(rowOf('DeleteDeployment'), { ...objects, 'DeleteDeployment.deploymentId': deploymentId }),
      type: 'BadRequestException',
      message: 'Active stages pointing to this deployment must be moved or deleted',
    },
  }
}

function accessInUse(objects: Objects): Record<string, Conflict> {
  const { restApiId = '', usagePlanId = '', keyId = '', clientCertificateId = '' } = objects
  const empty = objects['DeleteUsagePlan.usagePlanId'] ?? ''
  const twoPlans = `cannot reference multiple Usage Plans with the same API stage: ${restApiId}:prod`
  const addStage = patch(`/usageplans/${empty}`, '/apiStages', `${restApiId}:prod`, 'add')
  const served = `because there are API Stages associated with it, including ${restApiId}:prod`
  return {
    'a key that is in the plan': {
      call: goodCall(rowOf('CreateUsagePlanKey'), { ...objects, 'CreateUsagePlanKey.keyId': keyId }),
      message: `API Key ${keyId} is already in Usage Plan ${usagePlanId}`,
    },
    'a stage of which the plan’s key has another plan': {
      after: [
        goodCall(rowOf('CreateUsagePlanKey'), { ...objects, usagePlanId: empty, 'CreateUsagePlanKey.keyId': keyId }),
      ],
      call: addStage,
      message: `Usage Plan ${empty} cannot be added because API Key ${keyId} ${twoPlans}`,
    },
    'a file with a key in two plans of a stage': {
      after: [addStage],
      call: {
        ...goodCall(rowOf('ImportApiKeys'), objects),
        body: `Name,Key,UsagePlanIds\nx,avaluethatislongenoughforakeyofafile,"${usagePlanId},${empty}"\n`,
      },
      message: new RegExp(`^Usage Plan ${empty} cannot be added because API Key [a-z0-9]{10} ${twoPlans}$`),
    },
    'a plan of a stage that is served': {
      call: goodCall(rowOf('DeleteUsagePlan'), { ...objects, 'DeleteUsagePlan.usagePlanId': usagePlanId }),
      type: 'BadRequestException',
      message: `Cannot delete Usage Plan ${usagePlanId} ${served}`,
    },
    'a client certificate that a stage shows': {
      after: [patch(`/restapis/${restApiId}/stages/prod`, '/clientCertificateId', clientCertificateId)],
      call: goodCall(rowOf('DeleteClientCertificate'), objects),
      message: `Client certificate ${clientCertificateId} is used by stage prod of API ${restApiId}`,
    },
  }
}

function domainConflicts(objects: Objects): Record<string, Conflict> {
  const { restApiId = '', domainName = '' } = objects
  const mapped = `Please remove all base path mappings related to the RestApi in your domains: ${domainName}`
  return {
    'a mapping moved to a base path that is mapped': {
      after: [goodCall(rowOf('CreateBasePathMapping'), objects)],
      call: patch(`/domainnames/${domainName}/basepathmappings/walked`, '/basePath', '(none)'),
      message: takenPath,
    },
    'an API that a domain name leads to': {
      call: goodCall(rowOf('DeleteRestApi'), { ...objects, 'DeleteRestApi.restApiId': restApiId }),
      type: 'BadRequestException',
      message: `Deleting RestApi ${restApiId} failed. ${mapped}`,
    },
  }
}

function twice(operation: string, objects: Objects, message: string): Conflict {
  const call = goodCall(rowOf(operation), objects)
  return { after: [call], call, message }
}

function patch(path: string, at: string, value: string, op = 'replace'): WireCall {
  return { verb: 'PATCH', path, body: JSON.stringify({ patchOperations: [{ op, path: at, value }] }) }
}

function put(path: string, body: object): WireCall {
  return { verb: 'PUT', path, body: JSON.stringify(body) }
}

function rowOf(name: string) {
  const row = routes.find(({ operation }) => operation.operationName === name)
  if (!row) throw new Error(`No row for ${name}`)
  return row
}
