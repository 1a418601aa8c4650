import type { EntryTarget, PlannedMethod } from './definition-plan.ts'
import { dereference } from './dereference.ts'
import { type Intrinsics, intrinsicTextAt, intrinsicTextsAt, reportIntrinsics } from './intrinsic-text.ts'
import { planIntegrationResponses } from './plan-integration-responses.ts'
import {
  addProblem,
  childOf,
  choiceAt,
  flagAt,
  integerAt,
  itemsOf,
  membersOf,
  type Place,
  type Reading,
  report,
} from './reading.ts'

export type PlannedIntegration = NonNullable<PlannedMethod['integration']>

const types = ['HTTP', 'AWS', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY'] as const

/**
 * `x-amazon-apigateway-integration` as AWS's `Integration`; undefined when the operation has none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function planIntegration(
  reading: Reading,
  operation: Place,
  method: { httpMethod: string; renames: ReadonlyMap<string, string>; target: EntryTarget },
): PlannedIntegration | undefined {
  const place = dereference(reading, childOf(operation, 'x-amazon-apigateway-integration'))
  if (place.value === undefined || place.value === null) return undefined
  const type = choiceAt(reading, childOf(place, 'type'), types)
  if (!type) {
    if (childOf(place, 'type').value === undefined) {
      addProblem(reading, childOf(place, 'type').pointer, `Must be one of ${types.join(', ')}`)
    }
    return undefined
  }
  const intrinsics: Intrinsics = { names: new Set() }
  const source: Source = { reading, place, intrinsics, renames: method.renames }
  const responseTransferMode = choiceAt(reading, childOf(place, 'responseTransferMode'), ['BUFFERED', 'STREAM'])
  const integration: PlannedIntegration = {
    type,
    ...planBackend(source, type, method.httpMethod),
    ...planRequest(source),
    timeoutInMillis: timeoutAt(reading, childOf(place, 'timeoutInMillis'), responseTransferMode),
    responseTransferMode,
    integrationResponses: planIntegrationResponses(reading, childOf(place, 'responses'), intrinsics),
  }
  reportIntrinsics(reading, place.pointer, intrinsics, method.target)
  reportUnknownMembers(reading, place, method.target)
  if (integration.connectionType === 'VPC_LINK') {
    const message = 'Kept, but VPC links are not served yet'
    report(reading, 'attention', childOf(place, 'connectionType').pointer, message, { target: method.target })
  }
  return integration
}

const known = new Set([
  'type',
  'httpMethod',
  'uri',
  'connectionType',
  'connectionId',
  'integrationTarget',
  'credentials',
  'responses',
  'requestParameters',
  'requestTemplates',
  'passthroughBehavior',
  'contentHandling',
  'timeoutInMillis',
  'cacheNamespace',
  'cacheKeyParameters',
  'tlsConfig',
  'responseTransferMode',
])

const httpApiOnly = new Set(['integrationSubtype', 'payloadFormatVersion', 'description', 'integrationMethod'])

function reportUnknownMembers(reading: Reading, place: Place, target: EntryTarget): void {
  for (const [key, member] of membersOf(reading, place)) {
    if (known.has(key) || key.startsWith('x-')) continue
    const reason = httpApiOnly.has(key) ? 'only integrations of HTTP APIs have it' : 'it is not known'
    report(reading, 'attention', member.pointer, `Left out "${key}": ${reason}`, { target, lost: true })
  }
}

interface Source {
  reading: Reading
  place: Place
  intrinsics: Intrinsics
  renames: ReadonlyMap<string, string>
}

/** Where the request goes. */
function planBackend({ reading, place, intrinsics }: Source, type: PlannedIntegration['type'], httpMethod: string) {
  const text = (key: string) => intrinsicTextAt(reading, childOf(place, key), intrinsics)
  const uri = text('uri')
  if (!uri && type !== 'MOCK') {
    addProblem(reading, childOf(place, 'uri').pointer, `Must be given for an integration of type ${type}`)
  }
  return {
    httpMethod: text('httpMethod')?.toUpperCase() ?? (type === 'MOCK' ? undefined : httpMethod),
    uri,
    connectionType: choiceAt(reading, childOf(place, 'connectionType'), ['INTERNET', 'VPC_LINK']),
    connectionId: text('connectionId'),
    integrationTarget: text('integrationTarget'),
    credentials: text('credentials'),
    tlsConfig: tlsConfigAt(reading, childOf(place, 'tlsConfig')),
  }
}

/** What the request is made of. */
function planRequest({ reading, place, intrinsics, renames }: Source) {
  const at = (key: string) => childOf(place, key)
  const parameters = Object.entries(intrinsicTextsAt(reading, at('requestParameters'), intrinsics))
  const templates = intrinsicTextsAt(reading, at('requestTemplates'), intrinsics)
  return {
    requestParameters:
      parameters.length > 0
        ? Object.fromEntries(parameters.map(([key, value]) => [key, renamed(value, renames)]))
        : undefined,
    requestTemplates: Object.keys(templates).length > 0 ? templates : undefined,
    passthroughBehavior:
      choiceAt(reading, at('passthroughBehavior'), ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER']) ?? 'WHEN_NO_MATCH',
    contentHandling: choiceAt(reading, at('contentHandling'), ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT']),
    cacheNamespace: intrinsicTextAt(reading, at('cacheNamespace'), intrinsics),
    cacheKeyParameters: itemsOf(reading, at('cacheKeyParameters')).map((item) =>
      renamed(intrinsicTextAt(reading, item, intrinsics) ?? '', renames),
    ),
  } satisfies Partial<PlannedIntegration>
}

const defaultTimeoutMs = 29_000
const leastTimeoutMs = 50
/** What streams may take a quarter of an hour. */
const longestStreamMs = 900_000

function timeoutAt(reading: Reading, place: Place, mode: 'BUFFERED' | 'STREAM' = 'BUFFERED'): number {
  const timeout = integerAt(reading, place) ?? defaultTimeoutMs
  const most = mode === 'STREAM' ? longestStreamMs : reading.longestTimeoutMs
  if (timeout < leastTimeoutMs || timeout > most) {
    addProblem(reading, place.pointer, `Must be ${leastTimeoutMs} to ${most} milliseconds`)
  }
  return timeout
}

function tlsConfigAt(reading: Reading, place: Place): PlannedIntegration['tlsConfig'] {
  const insecureSkipVerification = flagAt(reading, childOf(place, 'insecureSkipVerification'))
  return insecureSkipVerification === undefined ? undefined : { insecureSkipVerification }
}

/** `method.request.path.id` under the name that the parameter has in the resource's path. */
function renamed(expression: string, renames: ReadonlyMap<string, string>): string {
  const name = /^method\.request\.path\.(.+)$/.exec(expression)?.[1]
  const to = name === undefined ? undefined : renames.get(name)
  return to === undefined ? expression : `method.request.path.${to}`
}
