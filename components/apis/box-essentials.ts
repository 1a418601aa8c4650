import type { Translate } from '#components/messages/translate.ts'
import type { Integration } from '#server/rest-apis/integrations/integration.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import type { MethodPart } from './method-parts.ts'

type Texts = Translate<'apis'>

/** What a box of the method's flow says about itself: a few short lines. */
export function boxEssentials(
  part: MethodPart,
  method: Method,
  authorizers: readonly { id: string; name: string }[],
  t: Texts,
): string[] {
  const integration = method.methodIntegration
  switch (part) {
    case 'method-request':
      return [access(method, authorizers, t), declared(method, t)].filter(Boolean)
    case 'integration-request':
      return integration ? [sent(integration, t)] : [t('methodFlow.notSet')]
    case 'integration':
      return integration ? [integration.type, backend(integration, t)].filter(Boolean) : [t('methodFlow.notSet')]
    case 'integration-responses':
      return [isProxy(integration) ? t('methodFlow.proxied') : statuses(integration?.integrationResponses, t)]
    default:
      return [
        isProxy(integration)
          ? t('methodFlow.asBackend')
          : t('methodFlow.declared', { statuses: statuses(method.methodResponses, t) }),
      ]
  }
}

/** Whether the backend's answer goes through as it is. */
export function isProxy(integration: Pick<Integration, 'type'> | undefined): boolean {
  return integration?.type === 'HTTP_PROXY' || integration?.type === 'AWS_PROXY'
}

function access(method: Method, authorizers: readonly { id: string; name: string }[], t: Texts): string {
  const authorizer = authorizers.find(({ id }) => id === method.authorizerId)?.name
  const parts = [
    method.apiKeyRequired && t('methodFlow.apiKey'),
    method.authorizationType !== 'NONE' && (authorizer ?? method.authorizationType),
  ].filter((part) => part !== false)
  return parts.length === 0 ? t('methodFlow.open') : parts.join(', ')
}

function declared(method: Method, t: Texts): string {
  const parameters = Object.keys(method.requestParameters ?? {}).length
  const models = Object.values(method.requestModels ?? {})
  return [parameters > 0 && t('methodFlow.parameters', { count: parameters }), ...models].filter(Boolean).join(', ')
}

function sent(integration: Integration, t: Texts): string {
  const mappings = Object.keys(integration.requestParameters ?? {}).length
  const templates = Object.keys(integration.requestTemplates ?? {})
  const parts = [mappings > 0 && t('methodFlow.mappings', { count: mappings }), ...templates].filter(Boolean)
  return parts.join(', ') || t('methodFlow.unchanged')
}

function statuses(responses: Readonly<Record<string, unknown>> | undefined, t: Texts): string {
  return Object.keys(responses ?? {}).join(', ') || t('methodFlow.none')
}

function backend({ type, uri, httpMethod }: Integration, t: Texts): string {
  if (type === 'MOCK') return t('methodFlow.mock')
  const functionName = /:function:([^/:]+)/.exec(uri ?? '')?.[1]
  if (functionName) return functionName
  const service = /^arn:[^:]+:apigateway:[^:]+:([^:]+):(?:path|action)\/(.*)$/.exec(uri ?? '')
  if (service) return `${service[1]} ${service[2]}`
  const place = uri && URL.canParse(uri) ? new URL(uri).host : uri
  return [httpMethod, place].filter(Boolean).join(' ')
}
