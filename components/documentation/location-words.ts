import type { Translate } from '#components/messages/translate.ts'
import type { DocumentationPart } from '#server/rest-apis/documentation/documentation-part.ts'

type Location = DocumentationPart['location']

const types = [
  'API',
  'AUTHORIZER',
  'MODEL',
  'RESOURCE',
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
] as const

function knownType(type: string) {
  return types.find((each) => each === type)
}

/** `QUERY_PARAMETER` as it is read: Query parameter. */
export function typeWords(type: string, t: Translate<'documentation'>): string {
  const known = knownType(type)
  return known === undefined ? type : t(`types.${known}`)
}

/** Several of a type: Query parameters. */
export function typesWords(type: string, t: Translate<'documentation'>): string {
  const known = knownType(type)
  return known === undefined ? type : t(`typesPlural.${known}`)
}

/** Where a part stands: `/pets, any method, any status`. */
export function placeWords({ type, path, method, statusCode }: Location, t: Translate<'documentation'>): string {
  if (path === undefined) return type === 'API' ? t('places.wholeApi') : t('places.thisApi')
  const words = [path]
  if (method !== undefined) words.push(method === '*' ? t('places.anyMethod') : method)
  if (statusCode !== undefined) words.push(statusCode === '*' ? t('places.anyStatus') : statusCode)
  return words.join(', ')
}

/** A part in one line: `Query parameter limit · /pets, any method`. */
export function locationWords(location: Location, t: Translate<'documentation'>): string {
  const what = [typeWords(location.type, t), location.name].filter(Boolean).join(' ')
  return location.path === undefined ? what : `${what} · ${placeWords(location, t)}`
}

/** `1 place`, `1,200 places`. */
export function countWords(
  count: number,
  what: 'place' | 'text' | 'moreChange' | 'warning',
  t: Translate<'documentation'>,
): string {
  return t(`counts.${what}`, { count })
}
