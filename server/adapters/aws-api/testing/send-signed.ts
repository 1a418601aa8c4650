import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import type { Context } from '#server/context.ts'
import { answerAwsRequest } from '../answer-aws-request.ts'
import { pathMemberNames } from '../find-route.ts'
import type { Route } from '../route.ts'
import { memberOf } from '../shape.ts'
import { endpoint, type TestAccessKey } from './wire-client.ts'

/** What is sent, wire names and all. */
export interface WireCall {
  verb: string
  /** Below `/aws`, encoded. */
  path: string
  query?: Record<string, string>
  body?: string | Uint8Array
}

/** Signs a call as the SDK does and has the handler answer it in the context's database, at the context's time. */
export async function sendSigned(context: Context, key: TestAccessKey, call: WireCall): Promise<Response> {
  return await answerAwsRequest(await signedRequest(context, key, call), context)
}

/**
 * The request with its signature.
 * @param options what differs from the SDK: the service signed for; `namesHash: false` as botocore signs, without the
 * header that names the body's hash; `presigned` in the query; another `contentType`.
 */
export async function signedRequest(
  context: Context,
  key: TestAccessKey,
  call: WireCall,
  options: { service?: string; namesHash?: boolean; presigned?: boolean; contentType?: string } = {},
): Promise<Request> {
  const { host, pathname } = new URL(endpoint)
  const signer = new SignatureV4({
    service: options.service ?? 'apigateway',
    region: 'us-east-1',
    credentials: key,
    sha256: Sha256,
    applyChecksum: options.namesHash ?? true,
  })
  const request = {
    protocol: 'http:',
    hostname: host,
    method: call.verb,
    path: pathname + call.path,
    query: call.query ?? {},
    headers: { host, 'content-type': options.contentType ?? 'application/json' },
    body: call.body,
  }
  const signing = { signingDate: context.now() }
  const signed = options.presigned
    ? await signer.presign({ ...request, headers: { host } }, signing)
    : await signer.sign(request, signing)
  const query = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  )
  const search = query.length > 0 ? `?${query.join('&')}` : ''
  const body = typeof call.body === 'string' ? new TextEncoder().encode(call.body) : call.body
  return new Request(`http://${host}${request.path}${search}`, {
    method: call.verb,
    headers: signed.headers,
    ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
  })
}

/** A call of a row over the given objects, with a body of the least that it needs. Fails for what it does not know. */
export function sampleCall(route: Route, objects: Readonly<Record<string, string>>): WireCall {
  const [template = '', literalQuery = ''] = route.path.split('?')
  const path = template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(known(objects, name, route)))
  const query = Object.fromEntries(new URLSearchParams(literalQuery))
  const body: Record<string, unknown> = {}
  let raw: string | undefined
  for (const [name, given] of Object.entries(route.input)) {
    const member = memberOf(given)
    if (pathMemberNames(route.path).includes(name)) continue
    if (member.in === 'payload') raw = known(samples, `${route.operation.operationName}.body`, route)
    if (!member.required || member.in === 'payload') continue
    const value = known<unknown>({ ...samples, ...structures, ...objects }, name, route)
    if (member.in === 'query') query[member.wireName ?? name] = String(value)
    else body[member.wireName ?? name] = value
  }
  if (route.patch) body.patchOperations = []
  const text = raw ?? (Object.keys(body).length > 0 ? JSON.stringify(body) : undefined)
  return { verb: route.verb, path, query, ...(text === undefined ? {} : { body: text }) }
}

const openapi = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Walked', version: '1' },
  paths: { '/x': { get: { responses: { 200: { description: 'ok' } } } } },
})

/** Values of required members, by name. */
const samples: Record<string, string> = {
  name: 'Sample',
  pathPart: 'sample',
  authorizationType: 'NONE',
  type: 'MOCK',
  contentType: 'application/json',
  'CreateAuthorizer.type': 'TOKEN',
  keyType: 'API_KEY',
  format: 'csv',
  startDate: '2026-11-01',
  endDate: '2026-11-22',
  tagKeys: 'sample',
  'CreateDomainName.domainName': 'sample.example.com',
  accessAssociationSourceType: 'VPCE',
  accessAssociationSource: 'vpce-walked',
  'CreateDocumentationVersion.documentationVersion': '2',
  properties: '{"description":"Sample"}',
  'ImportDocumentationParts.body': openapi,
  'ImportRestApi.body': openapi,
  'PutRestApi.body': openapi,
  'ImportApiKeys.body': 'Name,Key\nwalked,abcdefghijklmnopqrstuvwxyz0123456789\n',
}

/** The same for members that are structures, lists or maps. */
const structures: Record<string, object> = {
  'CreateDocumentationPart.location': { type: 'API' },
  tags: { sample: 'Walked' },
  targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/sample/50dc6c495c0c9188'],
}

function known<Value>(values: Readonly<Record<string, Value>>, name: string, route: Route): Value {
  const value = values[`${route.operation.operationName}.${name}`] ?? values[name]
  if (value !== undefined) return value
  throw new Error(`${route.operation.operationName} needs '${name}': add it to make-objects.ts or to the samples`)
}

class Sha256 {
  readonly #key: string | Uint8Array | undefined
  readonly #parts: (string | Uint8Array)[] = []

  constructor(key?: unknown) {
    this.#key = typeof key === 'string' || key instanceof Uint8Array ? key : undefined
  }

  update(part: unknown): void {
    this.#parts.push(typeof part === 'string' || part instanceof Uint8Array ? part : '')
  }

  async digest(): Promise<Uint8Array> {
    const hash = this.#key === undefined ? createHash('sha256') : createHmac('sha256', this.#key)
    for (const part of this.#parts) hash.update(part)
    return hash.digest()
  }

  reset(): void {
    this.#parts.length = 0
  }
}
