import type { EntryTarget, PlannedMethod } from './definition-plan.ts'
import { dereference } from './dereference.ts'
import { intrinsicTextAt, intrinsicTextsAt } from './intrinsic-text.ts'
import { planIntegrationResponses } from './plan-integration-responses.ts'
import {
  addProblem,
  childOf,
  choiceAt,
  flagAt,
  integerAt,
  itemsOf,
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
  const at = (key: string) => childOf(place, key)
  const type = choiceAt(reading, at('type'), types)
  if (!type) {
    if (at('type').value === undefined) addProblem(reading, at('type').pointer, `Must be one of ${types.join(', ')}`)
    return undefined
  }
  const uri = intrinsicTextAt(reading, at('uri'))
  if (!uri && type !== 'MOCK')
    addProblem(reading, at('uri').pointer, `Must be given for an integration of type ${type}`)
  const parameters = Object.entries(intrinsicTextsAt(reading, at('requestParameters')))
  const integration: PlannedIntegration = {
    type,
    httpMethod:
      intrinsicTextAt(reading, at('httpMethod'))?.toUpperCase() ?? (type === 'MOCK' ? undefined : method.httpMethod),
    uri,
    connectionType: choiceAt(reading, at('connectionType'), ['INTERNET', 'VPC_LINK']),
    connectionId: intrinsicTextAt(reading, at('connectionId')),
    integrationTarget: intrinsicTextAt(reading, at('integrationTarget')),
    credentials: intrinsicTextAt(reading, at('credentials')),
    requestParameters:
      parameters.length > 0
        ? Object.fromEntries(parameters.map(([key, value]) => [key, renamed(value, method.renames)]))
        : undefined,
    requestTemplates: at('requestTemplates').value ? intrinsicTextsAt(reading, at('requestTemplates')) : undefined,
    passthroughBehavior:
      choiceAt(reading, at('passthroughBehavior'), ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER']) ?? 'WHEN_NO_MATCH',
    contentHandling: choiceAt(reading, at('contentHandling'), ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT']),
    timeoutInMillis: timeoutAt(reading, at('timeoutInMillis')),
    cacheNamespace: intrinsicTextAt(reading, at('cacheNamespace')),
    cacheKeyParameters: itemsOf(reading, at('cacheKeyParameters')).map((item) =>
      renamed(intrinsicTextAt(reading, item) ?? '', method.renames),
    ),
    tlsConfig: tlsConfigAt(reading, at('tlsConfig')),
    responseTransferMode: choiceAt(reading, at('responseTransferMode'), ['BUFFERED', 'STREAM']),
    integrationResponses: planIntegrationResponses(reading, at('responses')),
  }
  reportWhatIsNotServed(reading, place, integration, method.target)
  return integration
}

const defaultTimeoutMs = 29_000
/** AWS's range; regional APIs may be given more than the default of 29 seconds. */
const timeoutRangeMs = { least: 50, most: 300_000 }

function timeoutAt(reading: Reading, place: Place): number {
  const timeout = integerAt(reading, place) ?? defaultTimeoutMs
  if (timeout < timeoutRangeMs.least || timeout > timeoutRangeMs.most) {
    addProblem(reading, place.pointer, `Must be ${timeoutRangeMs.least} to ${timeoutRangeMs.most} milliseconds`)
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

/** What is stored as written but needs a part of the gateway that does not exist yet. */
function reportWhatIsNotServed(
  reading: Reading,
  place: Place,
  integration: PlannedIntegration,
  target: EntryTarget,
): void {
  const say = (key: string, message: string) =>
    report(reading, 'attention', key ? childOf(place, key).pointer : place.pointer, message, { target })
  if (integration.type === 'AWS' || integration.type === 'AWS_PROXY') {
    say('', `Kept, but integrations of type ${integration.type} are not called yet: calls are answered with an error`)
  }
  if (integration.connectionType === 'VPC_LINK') say('connectionType', 'Kept, but VPC links are not served yet')
  if (integration.contentHandling) say('contentHandling', 'Kept, but bodies are not converted yet')
  if (Object.values(integration.requestTemplates ?? {}).some(isTemplate)) {
    say('requestTemplates', 'Kept, but mapping templates with $ or # are not evaluated yet')
  }
  const responses = Object.values(integration.integrationResponses)
  if (responses.some((response) => Object.values(response.responseTemplates ?? {}).some(isTemplate))) {
    say('responses', 'Kept, but mapping templates with $ or # are not evaluated yet')
  }
}

/** Whether a template is more than literal text. */
function isTemplate(text: string): boolean {
  return /[$#]/.test(text)
}
