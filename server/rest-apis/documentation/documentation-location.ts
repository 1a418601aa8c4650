import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { ServiceError } from '#server/errors.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html */
export const documentationPartTypes = [
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

export type DocumentationPartType = (typeof documentationPartTypes)[number]

/** The fields of a location besides its type. */
export type LocationField = (typeof locationFields)[number]

const locationFields = ['path', 'method', 'statusCode', 'name'] as const

interface TypeRule {
  readonly fields: readonly LocationField[]
  /** Whether entities of the type take the text of parts above them. */
  readonly inherits: boolean
  readonly needsName: boolean
}

const named = { needsName: true }
const nameless = { needsName: false }
const alone = { inherits: false }
const inheriting = { inherits: true }
const inMethod = ['path', 'method'] as const
const inResponse = ['path', 'method', 'statusCode'] as const

/**
 * What a location of each type may say. METHOD and REQUEST_BODY inherit, as the developer guide's table says and the
 * service model denies; a REQUEST_BODY may have a name, as the service model says, but is told apart without it.
 */
const rules: Readonly<Record<DocumentationPartType, TypeRule>> = {
  API: { fields: [], ...alone, ...nameless },
  AUTHORIZER: { fields: ['name'], ...alone, ...named },
  MODEL: { fields: ['name'], ...alone, ...named },
  RESOURCE: { fields: ['path'], ...alone, ...nameless },
  METHOD: { fields: inMethod, ...inheriting, ...nameless },
  PATH_PARAMETER: { fields: [...inMethod, 'name'], ...inheriting, ...named },
  QUERY_PARAMETER: { fields: [...inMethod, 'name'], ...inheriting, ...named },
  REQUEST_HEADER: { fields: [...inMethod, 'name'], ...inheriting, ...named },
  REQUEST_BODY: { fields: [...inMethod, 'name'], ...inheriting, ...nameless },
  RESPONSE: { fields: inResponse, ...inheriting, ...nameless },
  RESPONSE_HEADER: { fields: [...inResponse, 'name'], ...inheriting, ...named },
  RESPONSE_BODY: { fields: inResponse, ...inheriting, ...nameless },
}

const verbs: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY', '*'])
const longestField = 2048

/** Whether entities of this type take the text of parts above them when they have none of their own. */
export function inheritsDocumentation(type: string): boolean {
  return isPartType(type) && rules[type].inherits
}

/**
 * The location with every field that its type has: what is left out has AWS's default (`/`, any method, any status
 * code). What it has of other types' fields is dropped: `locationProblem` finds it.
 */
export function completeLocation(location: DocumentationLocation): DocumentationLocation {
  const { type, path, method, statusCode, name } = location
  if (!isPartType(type)) return { type }
  const values: Record<LocationField, string | undefined> = {
    path: path?.trim() || '/',
    method: method?.trim().toUpperCase() || '*',
    statusCode: statusCode?.trim() || '*',
    name: name || undefined,
  }
  const complete: DocumentationLocation = { type }
  for (const field of rules[type].fields) {
    const value = values[field]
    if (value !== undefined) complete[field] = value
  }
  return complete
}

/** What is wrong with a location, in words; undefined when nothing is. */
export function locationProblem(location: DocumentationLocation): string | undefined {
  const { type } = location
  if (!isPartType(type)) return `Invalid location type '${type}'. Must be one of ${documentationPartTypes.join(', ')}`
  const { fields, needsName } = rules[type]
  const foreign = locationFields.filter((field) => location[field] && !fields.includes(field))
  if (foreign.length > 0) {
    return `Invalid location fields for type '${type}': ${foreign.join(', ')}. Valid are: ${['type', ...fields].join(', ')}`
  }
  if (needsName && !location.name) return `The location of type '${type}' needs a name`
  return valueProblem(completeLocation(location))
}

/** The location, complete. `BadRequestException` for one that its type cannot have. */
export function validLocation(location: DocumentationLocation): DocumentationLocation {
  const problem = locationProblem(location)
  if (problem !== undefined) throw new ServiceError('BadRequestException', problem)
  return completeLocation(location)
}

/** The location as one text: two parts with one key are at one location. */
export function locationKey(location: DocumentationLocation): string {
  const { type, path, method, statusCode, name } = completeLocation(location)
  return [type, path, method, statusCode, type === 'REQUEST_BODY' ? undefined : name]
    .filter((value) => value !== undefined)
    .join('\n')
}

/** As AWS names a location in its errors: `type 'METHOD', path '/pets', method '*'`. */
export function locationText(location: DocumentationLocation): string {
  const complete = completeLocation(location)
  return (['type', ...locationFields] as const)
    .flatMap((field) => (complete[field] === undefined ? [] : [`${field} '${complete[field]}'`]))
    .join(', ')
}

export function isPartType(type: string): type is DocumentationPartType {
  return Object.hasOwn(rules, type)
}

function valueProblem({ path, method, statusCode, name }: DocumentationLocation): string | undefined {
  const long = [path, name].some((value) => value !== undefined && value.length > longestField)
  if (long) return `The fields of a location have ${longestField} characters at most`
  if (path !== undefined && !path.startsWith('/')) return `Invalid location path '${path}': it must begin with /`
  if (method !== undefined && !verbs.has(method)) {
    return 'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY,*'
  }
  if (statusCode !== undefined && !/^([1-5]\d\d|\*)$/.test(statusCode)) {
    return `Invalid location statusCode '${statusCode}': it must be a status code or *`
  }
  return undefined
}
