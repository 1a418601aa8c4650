import { asc, eq } from 'drizzle-orm'
import { type TemplateNames, templateNames } from 'gateway-core/mapping/template-names.ts'
import { z } from 'zod'
import { models, stages } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { findMethod, methodKey } from '../methods/find-method.ts'
import type { MethodRow } from '../methods/method.ts'
import { findInModels } from '../models/find-in-models.ts'
import { schemaExample } from '../models/schema-example.ts'
import type { ResourceRow } from '../resources/resource.ts'
import type { TemplateSample } from './template-sample.ts'

/** What the templates of a method can name, and a request and answers to try them with. */
export interface TemplateScopeDescription {
  names: TemplateNames
  /** Of all stages: the first by name that has one gives its value. */
  stageVariables: Record<string, string>
  /** What the method's parameters are called, by place. */
  parameters: { path: string[]; querystring: string[]; header: string[] }
  /** A request that fits the method. */
  request: TemplateSample
  /** What the backend might answer, by the status of the integration response. */
  answers: Record<string, string>
}

/** What an editor of a method's templates offers: names, and samples made from parameters and models. */
export const describeTemplateScope = query({
  name: 'DescribeTemplateScope',
  permission: 'apis:read',
  input: z.object(methodKey),
  async run(context, key): Promise<TemplateScopeDescription> {
    const method = await findMethod(context, key)
    const ofApi = eq(stages.restApiId, key.restApiId)
    const found = await context.db.select().from(stages).where(ofApi).orderBy(asc(stages.stageName))
    const variables = found.flatMap((stage) => Object.entries(stage.variables ?? {})).reverse()
    const stageVariables = Object.fromEntries(variables)
    const parameters = parametersOf(method)
    const example = await exampleFinder(context, key.restApiId)
    const stageName = found[0]?.stageName ?? 'test-invoke-stage'
    return {
      names: templateNames(),
      stageVariables,
      parameters,
      request: {
        body: takesBody(method.httpMethod) ? example(method.requestModels) : '',
        path: Object.fromEntries(parameters.path.map((name) => [name, sampleValue(name)])),
        querystring: Object.fromEntries(parameters.querystring.map((name) => [name, sampleValue(name)])),
        header: Object.fromEntries(parameters.header.map((name) => [name, sampleValue(name)])),
        stageVariables,
        context: contextOf(context, method, stageName),
      },
      answers: Object.fromEntries(
        Object.entries(method.methodResponses).map(([status, { responseModels }]) => [status, example(responseModels)]),
      ),
    }
  },
})

function parametersOf(method: MethodRow & { resource: ResourceRow }): TemplateScopeDescription['parameters'] {
  const declared = Object.keys(method.requestParameters ?? {})
  const below = (place: string) => {
    const prefix = `method.request.${place}.`
    return declared.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
  }
  const inPath = [...method.resource.path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => name)
  return {
    path: [...new Set([...inPath, ...below('path')])],
    querystring: below('querystring'),
    header: below('header'),
  }
}

function takesBody(httpMethod: string): boolean {
  return !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(httpMethod)
}

/** A number where the name speaks of one, else a word. */
function sampleValue(name: string): string {
  return /id$|count|limit|page|size|number|offset/i.test(name) ? '1' : 'value'
}

/** Writes an example of the model that a body has, JSON's before others; an empty object where no model says anything. */
async function exampleFinder({ db }: Context, restApiId: string) {
  const find = findInModels(await db.select().from(models).where(eq(models.restApiId, restApiId)))
  return (byContentType: Readonly<Record<string, string>> | null | undefined): string => {
    const name = byContentType?.['application/json'] ?? Object.values(byContentType ?? {})[0]
    const example = name === undefined ? undefined : schemaExample(find('#', name)?.schema, find, name)
    return JSON.stringify(example ?? {}, null, 2)
  }
}

/** What `$context` of a request might say; times are fixed, so that what is shown does not move. */
function contextOf(
  { accountId, settings }: Context,
  method: MethodRow & { resource: ResourceRow },
  stageName: string,
): Record<string, string> {
  const { restApiId, resource } = method
  const isNamed = method.authorizationType === 'CUSTOM' || method.authorizationType === 'COGNITO_USER_POOLS'
  return {
    accountId,
    apiId: restApiId,
    deploymentId: 'a1b2c3',
    domainName: `${restApiId}.execute-api.${settings.region}.amazonaws.com`,
    domainPrefix: restApiId,
    extendedRequestId: 'Xyz123EXAMPLE=',
    httpMethod: method.httpMethod === 'ANY' ? 'GET' : method.httpMethod,
    'identity.sourceIp': '203.0.113.10',
    'identity.userAgent': 'curl/8.5.0',
    path: `/${stageName}${resource.path}`,
    protocol: 'HTTP/1.1',
    requestId: '6f1c2d3e-0000-4000-8000-000000000000',
    requestTime: '23/Nov/2026:12:00:00 +0000',
    requestTimeEpoch: '1795435200000',
    resourceId: resource.id,
    resourcePath: resource.path,
    stage: stageName,
    ...(method.operationName === null ? {} : { operationName: method.operationName }),
    ...(method.apiKeyRequired ? { 'identity.apiKey': 'sample-api-key', 'identity.apiKeyId': 'abc123' } : {}),
    ...(isNamed ? { 'authorizer.principalId': 'user' } : {}),
    ...(method.authorizationType === 'COGNITO_USER_POOLS'
      ? { 'authorizer.claims.sub': 'user', 'authorizer.claims.email': 'user@example.org' }
      : {}),
  }
}
