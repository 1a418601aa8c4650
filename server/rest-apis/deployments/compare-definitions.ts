import { locationKey } from '../documentation/documentation-location.ts'
import type { DefinedMethod } from '../openapi/api-definition.ts'
import type { ComparableDefinition } from './deployed-definition.ts'
import { meansTheSame } from './means-the-same.ts'

/** What of an object differs. The values are those that AWS's members have; absent ones are undefined. */
export interface Difference {
  aspect: string
  before?: unknown
  after?: unknown
}

/** One change that a deployment brings. */
export interface DefinitionChange {
  outcome: 'added' | 'removed' | 'changed'
  subject: 'api' | 'method' | 'model' | 'authorizer' | 'gateway-response' | 'documentation'
  /** `GET /pets/{id}`, the model's or authorizer's name, the response type, the place of a text; the API's name. */
  name: string
  /** Only for what changed. */
  differences: Difference[]
}

type Aspects = Readonly<Record<string, unknown>>
type Objects = ReadonlyMap<string, Aspects>

/**
 * What changes for callers and operators between two definitions: by meaning, so that ids which a new import deals out
 * again, the order of members and the layout of schemas make no difference. Without `before` everything is new.
 */
export function compareDefinitions(
  before: ComparableDefinition | undefined,
  after: ComparableDefinition,
): DefinitionChange[] {
  const none: Objects = new Map()
  return [
    ...compare(
      'api',
      before ? settingsOf(before, after.api.name) : none,
      before ? settingsOf(after, after.api.name) : none,
    ),
    ...compare('method', before ? methodsOf(before) : none, methodsOf(after)),
    ...compare('model', before ? modelsOf(before, after) : none, modelsOf(after, before)),
    ...compare('authorizer', before ? authorizersOf(before) : none, authorizersOf(after)),
    ...compare('gateway-response', before ? gatewayResponsesOf(before) : none, gatewayResponsesOf(after)),
    ...compareDocumentation(before?.documentationParts, after.documentationParts),
  ]
}

/** Older deployments have no texts: nothing can be said then. */
function compareDocumentation(before: DocumentationTexts, after: DocumentationTexts): DefinitionChange[] {
  return before && after ? compare('documentation', documentationOf(before), documentationOf(after)) : []
}

type DocumentationTexts = ComparableDefinition['documentationParts']

function documentationOf(parts: NonNullable<DocumentationTexts>): Objects {
  return new Map(
    parts.map(({ location, properties }) => [
      locationKey(location).replaceAll('\n', ' '),
      { properties: meaningOf(properties) },
    ]),
  )
}

function compare(subject: DefinitionChange['subject'], before: Objects, after: Objects): DefinitionChange[] {
  const changes: DefinitionChange[] = []
  for (const name of sorted(new Set([...before.keys(), ...after.keys()]))) {
    const [old, young] = [before.get(name), after.get(name)]
    if (!old) changes.push({ outcome: 'added', subject, name, differences: [] })
    else if (!young) changes.push({ outcome: 'removed', subject, name, differences: [] })
    else {
      const differences = differencesOf(old, young)
      if (differences.length > 0) changes.push({ outcome: 'changed', subject, name, differences })
    }
  }
  return changes
}

/** By path, then verb. */
function sorted(names: Iterable<string>): string[] {
  return Array.from(names, (name) => ({ name, parts: name.split(' ') }))
    .sort(({ parts: [verb, path] }, { parts: [otherVerb, otherPath] }) => {
      return compareText(path, otherPath) || compareText(verb, otherVerb)
    })
    .map(({ name }) => name)
}

function compareText(left = '', right = ''): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function differencesOf(before: Aspects, after: Aspects): Difference[] {
  return Object.keys(before)
    .filter((aspect) => !meansTheSame(before[aspect], after[aspect]))
    .map((aspect) => ({ aspect, before: before[aspect], after: after[aspect] }))
}

function settingsOf({ api }: ComparableDefinition, name: string): Objects {
  const { apiKeySource, binaryMediaTypes, minimumCompressionSize, policy } = api
  const settings = {
    name: api.name,
    apiKeySource,
    binaryMediaTypes: binaryMediaTypes.toSorted(),
    minimumCompressionSize,
    policy: policy === undefined ? undefined : meaningOf(policy),
  }
  return new Map([[name, settings]])
}

function methodsOf(definition: ComparableDefinition): Objects {
  const authorizers = new Map(definition.authorizers.map(({ id, name }) => [id, name]))
  const validators = new Map(definition.requestValidators.map((validator) => [validator.id, validator]))
  return new Map(
    definition.resources.flatMap(({ id, path, methods }) =>
      methods.map((method) => {
        const authorizer = authorizers.get(method.authorizerId ?? '') ?? method.authorizerId
        const validator = validators.get(method.requestValidatorId ?? '')
        return [`${method.httpMethod} ${path}`, methodAspects(id, method, authorizer, validator)] as const
      }),
    ),
  )
}

function methodAspects(
  resourceId: string,
  method: DefinedMethod,
  authorizer: string | undefined,
  validator: ComparableDefinition['requestValidators'][number] | undefined,
): Aspects {
  const { integrationResponses, ...integration } = method.integration ?? { integrationResponses: {} }
  return {
    authorization: withoutEmpty({
      type: method.authorizationType,
      authorizer,
      scopes: method.authorizationScopes?.toSorted(),
    }),
    apiKeyRequired: method.apiKeyRequired,
    operationName: method.operationName,
    requestParameters: orAbsent(method.requestParameters),
    requestModels: orAbsent(method.requestModels),
    requestValidation: validator && {
      body: validator.validateRequestBody,
      parameters: validator.validateRequestParameters,
    },
    methodResponses: orAbsent(method.methodResponses),
    integration: method.integration && withoutEmpty(withoutOwnNamespace(integration, resourceId)),
    integrationResponses: orAbsent(integrationResponses),
  }
}

/** By default the cache namespace is the resource's id, which says nothing. */
function withoutOwnNamespace<Integration extends { cacheNamespace?: string }>(
  integration: Integration,
  resourceId: string,
): Aspects {
  return {
    ...integration,
    cacheNamespace: integration.cacheNamespace === resourceId ? undefined : integration.cacheNamespace,
  }
}

/** Schemas that are the same text on the other side are not parsed. */
function modelsOf({ models }: ComparableDefinition, other: ComparableDefinition | undefined): Objects {
  const texts = new Map(other?.models.map(({ name, schema }) => [name, schema]))
  return new Map(
    models.map(({ name, contentType, schema }) => [
      name,
      { contentType, schema: texts.get(name) === schema ? schema : meaningOf(schema) },
    ]),
  )
}

function authorizersOf({ authorizers }: ComparableDefinition): Objects {
  return new Map(authorizers.map(({ id: _id, name, ...settings }) => [name, { settings: withoutEmpty(settings) }]))
}

function gatewayResponsesOf({ gatewayResponses }: ComparableDefinition): Objects {
  return new Map(
    gatewayResponses.map(({ responseType, statusCode, responseParameters, responseTemplates }) => [
      responseType,
      {
        statusCode,
        responseParameters: orAbsent(responseParameters),
        responseTemplates: orAbsent(responseTemplates),
      },
    ]),
  )
}

/** JSON text as its value, so that its layout makes no difference; other text as it is. */
function meaningOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** An empty map or list says the same as none. */
function orAbsent(value: unknown): unknown {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value
}

function withoutEmpty(members: Aspects): Aspects {
  const entries = Object.entries(members).map(([name, value]) => [name, orAbsent(value)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
