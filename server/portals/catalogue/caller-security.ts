import type { DeploymentColumn } from '#db/deployment.ts'
import { type OpenApiDocument, objectOf } from './merge-documents.ts'
import { renamedRequirement } from './rename-components.ts'

/** AWS's word for who checks a scheme; kept in what consumers read, so that tools that know AWS can sign. */
export const authTypeMember = 'x-amazon-apigateway-authtype'

/** What of a deployment says how its callers prove who they are. */
export type CallerSource = Pick<DeploymentColumn, 'authorizers'> & {
  readonly api: Pick<DeploymentColumn['api'], 'apiKeySource'>
}

type Scheme = Readonly<Record<string, unknown>>

/**
 * A consumer's document with the security that callers meet at the gateway: one scheme for each place from which an
 * authorizer reads, all of which it needs; a bearer token where it is one of a user pool in `Authorization`; and no key where
 * the authorizer brings it along (`apiKeySource` AUTHORIZER).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
 */
export function callerSecurity(document: OpenApiDocument, source: CallerSource): OpenApiDocument {
  const components = objectOf(document.components)
  const given = objectOf(components.securitySchemes)
  const schemes: Record<string, Scheme> = {}
  const names = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(given)) {
    const made = schemesOf(objectOf(value), name, source)
    const own = made.map(
      (scheme, index) => [index === 0 ? name : freeName(`${name}_${index + 1}`, given), scheme] as const,
    )
    names.set(
      name,
      own.map(([each]) => each),
    )
    for (const [each, scheme] of own) schemes[each] = scheme
  }
  if (names.size === 0) return document
  const { securitySchemes: _, ...others } = components
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(objectOf(document.paths)).map(([path, item]) => [path, secured(objectOf(item), names)]),
    ),
    components: { ...others, ...(Object.keys(schemes).length > 0 ? { securitySchemes: schemes } : {}) },
  }
}

/** Where an authorizer reads what identifies a caller; AWS's default is the header `Authorization`. */
function placesOf({ type, identitySource }: DeploymentColumn['authorizers'][number]): { in: string; name: string }[] {
  const standard = type === 'REQUEST' ? '' : 'method.request.header.Authorization'
  const text = typeof identitySource === 'string' ? identitySource : standard
  return text.split(',').flatMap((one) => {
    const [, place, name] = /^method\.request\.(header|querystring)\.(.+)$/.exec(one.trim()) ?? []
    return place && name ? [{ in: place === 'header' ? 'header' : 'query', name }] : []
  })
}

/** What a scheme of the export is for callers; none where they send nothing for it. */
function schemesOf(scheme: Scheme, name: string, { api, authorizers }: CallerSource): Scheme[] {
  const authorizer = authorizers.find((one) => one.name === name)
  if (!authorizer) {
    const isKey = String(scheme.name).toLowerCase() === 'x-api-key'
    if (isKey) return api.apiKeySource === 'AUTHORIZER' ? [] : [scheme]
    return [{ ...scheme, [authTypeMember]: 'awsSigv4' }]
  }
  const texts = scheme.description === undefined ? {} : { description: scheme.description }
  const isUserPool = authorizer.type === 'COGNITO_USER_POOLS'
  const authType = { [authTypeMember]: isUserPool ? 'cognito_user_pools' : 'custom' }
  const places = placesOf(authorizer)
  // It decides by what no caller writes down, its address for example: AWS's document says a header `Unused`.
  if (places.length === 0) return [{ ...scheme, ...authType }]
  return places.map((place) =>
    isUserPool && place.name.toLowerCase() === 'authorization'
      ? { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', ...texts }
      : { type: 'apiKey', ...place, ...texts, ...authType },
  )
}

function freeName(wanted: string, taken: Readonly<Record<string, unknown>>): string {
  let name = wanted
  while (name in taken) name += '_'
  return name
}

function secured(item: Scheme, names: ReadonlyMap<string, readonly string[]>): Scheme {
  return Object.fromEntries(
    Object.entries(item).map(([verb, value]) => {
      const { security, ...operation } = objectOf(value)
      if (!Array.isArray(security)) return [verb, value]
      const needed = security
        .map((one) => renamedRequirement(objectOf(one), (name) => names.get(name) ?? [name]))
        .filter((one) => Object.keys(one).length > 0)
      return [verb, { ...operation, ...(needed.length > 0 ? { security: needed } : {}) }]
    }),
  )
}
