import type { IntegrationSnapshot, MethodSnapshot, StageSnapshot } from '../snapshot.ts'

/**
 * Checks the shape of a stage that came from outside (a message, a file): what the types promise, so that a request
 * never meets what they do not.
 * @throws Error with the reason.
 */
export function checkStage(key: string, stage: StageSnapshot): void {
  for (const name of ['accountId', 'restApiId', 'stageName'] as const) need(isText(stage[name]), `${name} is missing`)
  need(key === `${stage.restApiId}/${stage.stageName}`, `it is filed under ${key}`)
  need(isObject(stage.variables) && isObject(stage.methodSettings), 'variables or methodSettings are missing')
  need(isObject(stage.api) && Array.isArray(stage.api.resources), 'it has no resources')
  need(Array.isArray(stage.api.gatewayResponses), 'gatewayResponses are missing')
  for (const response of stage.api.gatewayResponses) {
    const { responseParameters, responseTemplates } = response
    need(allText(responseParameters) && allText(responseTemplates), 'a gateway response is malformed')
  }
  for (const { path, methods } of stage.api.resources) {
    need(isText(path) && path.startsWith('/'), `${String(path)} is no path`)
    need(Array.isArray(methods), `${path} has no methods`)
    for (const method of methods) checkMethod(path, method)
  }
}

function checkMethod(path: string, method: MethodSnapshot): void {
  const { httpMethod, authorizationType, apiKeyRequired, methodResponses, integration } = method
  need(isText(httpMethod) && isText(authorizationType), `${path} has a method without a verb or authorization type`)
  const where = `${path}/${httpMethod}`
  need(typeof apiKeyRequired === 'boolean' && isObject(methodResponses), `${where} is malformed`)
  need(isObject(integration), `${where} has no integration`)
  checkIntegration(where, integration)
}

function checkIntegration(where: string, integration: IntegrationSnapshot): void {
  const { type, timeoutInMillis, integrationResponses, requestParameters, requestTemplates } = integration
  need(isText(type), `${where} has an integration without a type`)
  need(Number.isFinite(timeoutInMillis) && timeoutInMillis >= 0, `${where} has no timeout`)
  need(isObject(integrationResponses), `${where} has no integration responses`)
  need(allText(requestParameters ?? {}) && allText(requestTemplates ?? {}), `${where} has a malformed mapping`)
  for (const { responseParameters = {}, responseTemplates = {} } of Object.values(integrationResponses)) {
    need(allText(responseParameters) && allText(responseTemplates), `${where} has a malformed integration response`)
  }
}

function need(holds: boolean, reason: string): void {
  if (!holds) throw new Error(reason)
}

const isText = (value: unknown) => typeof value === 'string' && value !== ''
const isObject = (value: unknown) => typeof value === 'object' && value !== null
const allText = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string')
