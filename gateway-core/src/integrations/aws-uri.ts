import { readFunctionArn } from '../functions/function-arn.ts'
import { fillStageVariables } from '../mapping/fill-stage-variables.ts'

/** What the URI of an `AWS` or `AWS_PROXY` integration names. */
export type AwsUri =
  | {
      readonly kind: 'function'
      readonly functionArn: string
      /** By Lambda's `InvokeWithResponseStream`. */
      readonly isStream: boolean
    }
  | (AwsPlace & {
      readonly kind: 'action'
      readonly action: string
      /** What follows the action, `&name=value&…`, as pairs; values may hold `{name}`. */
      readonly parameters: readonly (readonly [name: string, value: string])[]
    })
  | (AwsPlace & {
      readonly kind: 'path'
      /** Starts with `/`; may hold `{name}`. */
      readonly path: string
      /** Without `?`. */
      readonly query: string
    })

interface AwsPlace {
  readonly region: string
  readonly service: string
  readonly subdomain: string | undefined
}

/**
 * Reads `arn:aws:apigateway:{region}:{subdomain.service|service}:{path|action}/{…}` (API reference, `Integration`,
 * `uri`). `${stageVariables.name}` may stand anywhere; one that the stage does not have is empty, as at AWS.
 * @throws Error with the cause, in AWS's words where PutIntegration has some, when it names nothing that can be called.
 */
export function readAwsUri(uri: string, variables: Readonly<Record<string, string>>): AwsUri {
  const filled = fillStageVariables(uri, variables)
  const match = /^arn:aws[a-z-]*:apigateway:([a-z0-9-]+):([^:/?#]+):(path|action)\/(.*)$/s.exec(filled)
  const [, region = '', target = '', kind = '', rest = ''] = match ?? []
  if (match === null) throw new Error(fault(filled))
  const place = { region, ...readTarget(target, uri) }
  if (/[\s\p{Cc}]/u.test(rest)) throw new Error(`Invalid ARN specified in the request: ${uri}`)
  if (kind === 'action') return { kind: 'action', ...place, ...readAction(rest, uri) }
  if (place.service === 'lambda' && place.subdomain === undefined) {
    const called = readFunction(rest)
    if (called !== undefined) return called
  }
  const question = rest.indexOf('?')
  return {
    kind: 'path',
    ...place,
    path: `/${question === -1 ? rest : rest.slice(0, question)}`,
    query: question === -1 ? '' : rest.slice(question + 1),
  }
}

function fault(uri: string): string {
  const looksRight = /^arn:aws[a-z-]*:apigateway:[^:]*:[^:]*/.test(uri)
  return looksRight
    ? `AWS ARN for integration must contain path or action: ${uri}`
    : `Invalid ARN specified in the request: ${uri}`
}

/** Names become parts of a host, so they are held to what a host may contain. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,62})$/i

function readTarget(target: string, uri: string): Pick<AwsPlace, 'service' | 'subdomain'> {
  const labels = target.split('.')
  if (!labels.every((each) => label.test(each))) throw new Error(`Invalid ARN specified in the request: ${uri}`)
  const service = labels.at(-1) ?? ''
  return { service: service.toLowerCase(), subdomain: labels.length === 1 ? undefined : labels.slice(0, -1).join('.') }
}

function readAction(rest: string, uri: string) {
  const [action = '', ...pairs] = rest.split('&')
  if (!/^\w+$/.test(action)) throw new Error(`AWS ARN for integration must contain path or action: ${uri}`)
  const parameters = pairs.map((pair) => {
    const equals = pair.indexOf('=')
    return equals === -1 ? ([pair, ''] as const) : ([pair.slice(0, equals), pair.slice(equals + 1)] as const)
  })
  return { action, parameters }
}

/** Lambda's Invoke and InvokeWithResponseStream; any other path is a call of Lambda's own API. */
function readFunction(rest: string): AwsUri | undefined {
  const match = /^(\d{4}-\d\d-\d\d)\/functions\/(.+)\/(invocations|response-streaming-invocations)$/.exec(rest)
  if (match === null) return undefined
  const [, , functionArn = '', operation] = match
  if (readFunctionArn(functionArn) === undefined) throw new Error(`Invalid function ARN: ${functionArn}`)
  return { kind: 'function', functionArn, isStream: operation === 'response-streaming-invocations' }
}
