import type { Exchange } from '../exchange.ts'
import { namedByConnection } from '../integrations/header-rules.ts'
import { traceId } from '../integrations/trace-header.ts'
import { isHiddenHeader } from '../mapping/hidden-headers.ts'
import { queryPairs } from '../routing/query-values.ts'
import { type EventContext, eventContext } from './event-context.ts'

type Texts = Record<string, string>
type Lists = Record<string, string[]>

/**
 * What a function learns of a request: the event of a REST API's proxy integration without its body, and the same for
 * REQUEST authorizers (developer guide, "Input format of a Lambda function for proxy integration"). What is empty is
 * null, as at AWS.
 */
export interface ProxyEvent {
  readonly resource: string
  /** Without the stage, as received; with the base path at a custom domain name. */
  readonly path: string
  readonly httpMethod: string
  /** The last value of each; names as the caller spelled them. */
  readonly headers: Texts | null
  readonly multiValueHeaders: Lists | null
  readonly queryStringParameters: Texts | null
  readonly multiValueQueryStringParameters: Lists | null
  readonly pathParameters: Texts | null
  readonly stageVariables: Readonly<Texts> | null
  readonly requestContext: EventContext
}

/** The event for one request. */
export function proxyEvent(exchange: Exchange): ProxyEvent {
  const { method, httpMethod, path, basePathMatched } = exchange
  const { stageName, variables } = method.stage
  const multiValueHeaders = headerLists(exchange)
  const multiValueQueryStringParameters = queryLists(exchange.query)
  return {
    resource: method.resource.path,
    path: basePathMatched === undefined ? path.slice(stageName.length + 1) || '/' : path,
    httpMethod,
    headers: last(multiValueHeaders),
    multiValueHeaders,
    queryStringParameters: last(multiValueQueryStringParameters),
    multiValueQueryStringParameters,
    pathParameters: pathParameters(exchange),
    stageVariables: isEmpty(variables) ? null : variables,
    requestContext: eventContext(exchange),
  }
}

/** Names may be anything, `__proto__` too. */
function emptyLists(): Lists {
  return Object.create(null)
}

/** What is about the caller's connection alone, beside what stays at the door for everybody. */
const notSeen = new Set([
  // The body was decoded on its way in.
  'content-encoding',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  // Names that some servers read as the framing headers.
  'content_length',
  'transfer_encoding',
])

function headerLists(exchange: Exchange): Lists | null {
  const { rawHeaders } = exchange.client
  const lists = emptyLists()
  const spellings = new Map<string, string>()
  const hidden = new Set(exchange.headerValues('connection').flatMap(namedByConnection))
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const value = rawHeaders[index + 1] ?? ''
    const lower = name.toLowerCase()
    if (isHiddenHeader(lower) || notSeen.has(lower) || hidden.has(lower)) continue
    // A signature is for this gateway alone.
    if (lower === 'authorization' && value.startsWith('AWS4-HMAC-SHA256')) continue
    add(lists, spellings, name, value)
  }
  addForwarding(lists, spellings, exchange)
  return lists
}

function add(lists: Lists, spellings: Map<string, string>, name: string, value: string): void {
  const lower = name.toLowerCase()
  const spelling = spellings.get(lower) ?? name
  spellings.set(lower, spelling)
  const values = lists[spelling]
  if (values === undefined) lists[spelling] = [value]
  else values.push(value)
}

/**
 * `X-Forwarded-For` names every hop; the caller's own claims about protocol and port stand, because a proxy that ends
 * TLS before this gateway makes them.
 */
function addForwarding(lists: Lists, spellings: Map<string, string>, exchange: Exchange): void {
  const { client, requestId, startedAt } = exchange
  const before = spellings.get('x-forwarded-for')
  const hops = before === undefined ? [] : (lists[before] ?? [])
  // Behind a proxy that is believed, the caller is named already.
  const isNamed = hops
    .join()
    .split(/[\s,]+/)
    .includes(client.sourceIp)
  lists[before ?? 'X-Forwarded-For'] = [(isNamed ? hops : [...hops, client.sourceIp]).join(', ')]
  const port = exchange.header('host')?.match(/:(\d+)$/)?.[1] ?? '80'
  if (!spellings.has('x-forwarded-port')) lists['X-Forwarded-Port'] = [port]
  if (!spellings.has('x-forwarded-proto')) lists['X-Forwarded-Proto'] = [client.isSecure ? 'https' : 'http']
  if (!spellings.has('x-amzn-trace-id')) lists['X-Amzn-Trace-Id'] = [traceId(requestId, startedAt)]
}

function queryLists(query: string): Lists | null {
  if (query === '') return null
  const lists = emptyLists()
  for (const [name, value] of queryPairs(query)) {
    const values = lists[name]
    if (values === undefined) lists[name] = [value]
    else values.push(value)
  }
  return isEmpty(lists) ? null : lists
}

function last(lists: Lists | null): Texts | null {
  if (lists === null) return null
  const texts: Texts = Object.create(null)
  for (const [name, values] of Object.entries(lists)) texts[name] = values.at(-1) ?? ''
  return texts
}

function pathParameters(exchange: Exchange): Texts | null {
  const names = exchange.method.pathParameters
  if (names.length === 0) return null
  const texts: Texts = Object.create(null)
  for (const name of names) texts[name] = exchange.pathParameter(name) ?? ''
  return texts
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false
  return true
}
