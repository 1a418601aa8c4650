import { badRequest, type ServiceError } from '#server/errors.ts'

/** What a parameter mapping may be said about: the request on its way in, or the answer on its way out. */
export type MappingSide = 'request' | 'response'

const token = "[^\\s']+"
const everywhere = [`context\\.${token}`, `stageVariables\\.[a-zA-Z0-9_]+`, "'[^']*'"]

const forms = {
  request: {
    target: /^integration\.request\.(header|querystring|path)\.[^\s]+$/,
    source: expression([
      `method\\.request\\.(?:header|querystring|path|multivalueheader|multivaluequerystring)\\.${token}`,
      `method\\.request\\.body(?:\\.${token})?`,
      ...everywhere,
    ]),
  },
  response: {
    target: /^method\.response\.header\.[^\s]+$/,
    source: expression([
      `integration\\.response\\.(?:header|multivalueheader)\\.${token}`,
      `integration\\.response\\.body(?:\\.${token})?`,
      ...everywhere,
    ]),
  },
}

/**
 * Refuses, in AWS's words, mappings that are not of AWS's form or that speak of what the method does not declare.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @param declared what the method declares: its request parameters, or the parameters of its response.
 */
export function checkMappings(
  side: MappingSide,
  mappings: Readonly<Record<string, string>> | undefined,
  declared: Readonly<Record<string, boolean>> | null | undefined,
): void {
  for (const [target, source] of Object.entries(mappings ?? {})) {
    if (!forms[side].target.test(target)) throw invalid(side, 'parameter ', target)
    if (!forms[side].source.test(source)) throw invalid(side, '', source)
    const said = side === 'request' ? declaredName(source) : target
    if (said !== undefined && !Object.hasOwn(declared ?? {}, said)) {
      throw side === 'request' ? invalid(side, '', source) : invalid(side, 'parameter ', target)
    }
  }
}

/**
 * Refuses a template or model key that is not a content type.
 * @param field the input member that has it
 */
export function checkContentTypes(field: string, byContentType: Readonly<Record<string, string>> | undefined): void {
  const bad = Object.keys(byContentType ?? {}).find((type) => !/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(?:\s*;.*)?$/.test(type))
  if (bad !== undefined) {
    throw badRequest(`Validation Result: warnings : [], errors : [Invalid content type specified: ${bad}]`, field)
  }
}

/** The declared parameter that a mapping reads, if it reads one. */
function declaredName(source: string): string | undefined {
  const match = /^method\.request\.(header|querystring|path|multivalueheader|multivaluequerystring)\.(.+)$/.exec(source)
  return match ? `method.request.${match[1]?.replace('multivalue', '')}.${match[2]}` : undefined
}

function expression(alternatives: string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})$`)
}

function invalid(side: MappingSide, kind: string, expressionText: string): ServiceError {
  return badRequest(
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : ' +
      `[Invalid mapping expression ${kind}specified: ${expressionText}]`,
    `${side}Parameters`,
  )
}
