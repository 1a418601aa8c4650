import type { Translate } from '#components/messages/translate.ts'
import type { BreakingReason } from '#server/rest-apis/deployments/breaking-reasons.ts'
import type { DeploymentChange } from '#server/rest-apis/deployments/deployment-change.ts'
import type { LeafDifference } from '#server/rest-apis/deployments/leaf-differences.ts'

type Words = Translate<'stages'>

/** What stands at the end of a way, in the reader's words: "Query parameter limit", "Template of 200, application/json". */
export function placeWords(path: readonly string[], t: Words): string {
  const [aspect = '', ...rest] = path
  if (aspect === 'requestParameters') return parameterWords(rest.join('.'), t)
  if (aspect === 'integrationResponses' || aspect === 'methodResponses') return responseWords(aspect, rest, t)
  if (aspect === 'integration') return memberWords(rest, t)
  const known = aspects.find((name) => name === aspect)
  return [known ? t(`aspects.${known}`) : aspect, ...rest].filter(Boolean).join(' · ')
}

const aspects = [
  'authorization',
  'apiKeyRequired',
  'operationName',
  'requestModels',
  'requestValidation',
  'name',
  'apiKeySource',
  'binaryMediaTypes',
  'minimumCompressionSize',
  'policy',
  'contentType',
  'schema',
  'settings',
  'statusCode',
  'responseParameters',
  'responseTemplates',
  'properties',
] as const

const members = [
  'type',
  'httpMethod',
  'uri',
  'connectionType',
  'connectionId',
  'credentials',
  'requestParameters',
  'requestTemplates',
  'passthroughBehavior',
  'contentHandling',
  'timeoutInMillis',
  'cacheNamespace',
  'cacheKeyParameters',
  'tlsConfig',
  'responseTransferMode',
] as const

function memberWords([member = '', ...rest]: readonly string[], t: Words): string {
  const known = members.find((name) => name === member)
  const head = known ? t(`integration.${known}`) : member === '' ? t('integration.whole') : member
  return [head, ...rest].join(' · ')
}

const parts = [
  'selectionPattern',
  'responseParameters',
  'responseTemplates',
  'responseModels',
  'contentHandling',
] as const

function responseWords(
  aspect: 'integrationResponses' | 'methodResponses',
  [status = '', part = '', ...rest]: readonly string[],
  t: Words,
): string {
  const head = status === '' ? t(`responses.all.${aspect}`) : t(`responses.${aspect}`, { status })
  const known = parts.find((name) => name === part)
  return [head, known ? t(`responses.parts.${known}`) : part, ...rest].filter(Boolean).join(' · ')
}

const places = ['path', 'querystring', 'header'] as const

/** `method.request.querystring.limit`. */
function parameterWords(parameter: string, t: Words): string {
  const [, , place, ...name] = parameter.split('.')
  const known = places.find((each) => each === place)
  return known ? t(`parameters.${known}`, { name: name.join('.') }) : t('parameters.any', { name: parameter })
}

/** A value as people say it; undefined where it is long and is shown as it is. */
export function valueWords({ path }: LeafDifference, value: unknown, t: Words): string | undefined {
  const [aspect, member] = path
  if (value === undefined) return t('values.absent')
  if (aspect === 'requestParameters' && typeof value === 'boolean')
    return t(value ? 'values.required' : 'values.optional')
  if (typeof value === 'boolean') return t(value ? 'values.yes' : 'values.no')
  if (member === 'timeoutInMillis' && typeof value === 'number') return t('values.milliseconds', { count: value })
  if (typeof value === 'number') return t('values.number', { value })
  if (typeof value === 'string')
    return value.length > 90 || value.includes('\n') ? undefined : value || t('values.empty')
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return value.join(', ') || t('values.empty')
  return undefined
}

/** Why a change may break callers. */
export function breakingWords(reason: BreakingReason, t: Words): string {
  return 'name' in reason ? t(`breaking.${reason.kind}`, { name: reason.name }) : t(`breaking.${reason.kind}`)
}

/** `5 new · 1 changed · 2 gone`. */
export function diffSummary(rows: readonly Pick<DeploymentChange, 'outcome'>[], t: Words): string {
  return (['added', 'changed', 'removed'] as const)
    .map((outcome) => ({ outcome, count: rows.filter((row) => row.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => t(`summary.${outcome}`, { count }))
    .join(' · ')
}
