import type { ReadOperation, ReadResponse } from '../reading/read-operations.ts'
import type { TokenPlace } from '../try/operation-access.ts'
import type { TryParameter } from '../try/operation-parameters.ts'

/** A collection in Postman's format 2.1. https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html */
export type PostmanCollection = Record<string, unknown> & { readonly item: readonly object[] }

const noKey = { type: 'noauth' }

/**
 * The operations of a product as a Postman collection: folders by tag, working examples, one variable for each address,
 * `apiKey` for the key, `token` and so on for what authorizers read, and AWS's names for what signs. Each is sent where an
 * operation needs it.
 */
export function postmanCollection(
  product: { readonly name: string; readonly tagline: string },
  operations: readonly ReadOperation[],
): PostmanCollection {
  const addresses = new Map<string, string>()
  for (const { baseUrl } of operations) {
    if (!addresses.has(baseUrl))
      addresses.set(baseUrl, addresses.size === 0 ? 'baseUrl' : `baseUrl${addresses.size + 1}`)
  }
  const names: Names = {
    address: ({ baseUrl }) => addresses.get(baseUrl) ?? 'baseUrl',
    tokens: tokenVariables(operations),
  }
  const isSigned = operations.some(({ access }) => access.includes('signature'))
  const folders = Map.groupBy(operations, ({ tag }) => tag ?? '')
  const items = (members: readonly ReadOperation[]) => members.map((operation) => itemOf(operation, names))
  return {
    info: {
      name: product.name,
      ...(product.tagline ? { description: product.tagline } : {}),
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: operations.some(({ access }) => access.includes('api-key')) ? keyAuth : noKey,
    variable: [
      ...Array.from(addresses, ([value, key]) => ({ key, value, type: 'string' })),
      { key: 'apiKey', value: '', type: 'string' },
      ...[...names.tokens.values(), ...(isSigned ? awsVariables : [])].map((key) => ({
        key,
        value: '',
        type: 'string',
      })),
    ],
    item: Array.from(folders).flatMap(([tag, members]): object[] =>
      tag ? [{ name: tag, item: items(members) }] : items(members),
    ),
  }
}

const keyAuth = {
  type: 'apikey',
  apikey: [
    { key: 'key', value: 'x-api-key', type: 'string' },
    { key: 'value', value: '{{apiKey}}', type: 'string' },
    { key: 'in', value: 'header', type: 'string' },
  ],
}

interface Names {
  /** The variable of an operation's address. */
  readonly address: (operation: ReadOperation) => string
  /** The variables of tokens, by their scheme. */
  readonly tokens: ReadonlyMap<string, string>
}

const awsVariables = ['awsAccessKeyId', 'awsSecretAccessKey', 'awsSessionToken']

/** https://learning.postman.com/docs/sending-requests/authorization/aws-signature/ */
function signatureAuth({ region = '' }: ReadOperation): object {
  const [accessKey, secretKey, sessionToken] = awsVariables.map((name) => `{{${name}}}`)
  const members = { accessKey, secretKey, sessionToken, region, service: 'execute-api' }
  return { type: 'awsv4', awsv4: Object.entries(members).map(([key, value]) => ({ key, value, type: 'string' })) }
}

function tokenVariables(operations: readonly ReadOperation[]): ReadonlyMap<string, string> {
  const keys = new Set(operations.flatMap(({ tokens }) => tokens.map(({ scheme }) => scheme)))
  return new Map([...keys].map((key, index) => [key, index === 0 ? 'token' : `token${index + 1}`]))
}

/** What proves who calls, beside the collection's own key; a request of Postman's has one kind of `auth`. */
function proofOf(operation: ReadOperation, names: Names) {
  const { access, tokens } = operation
  const pairs = (place: TokenPlace['in']) =>
    tokens
      .filter((token) => token.in === place)
      .map((token) => ({
        key: token.name,
        value: `${token.isBearer ? 'Bearer ' : ''}{{${names.tokens.get(token.scheme) ?? 'token'}}}`,
      }))
  const isSigned = access.includes('signature')
  const hasKey = access.includes('api-key')
  return {
    auth: isSigned ? { auth: signatureAuth(operation) } : hasKey ? {} : { auth: noKey },
    headers: [...(isSigned && hasKey ? [{ key: 'x-api-key', value: '{{apiKey}}' }] : []), ...pairs('header')],
    query: pairs('query'),
  }
}

function itemOf(operation: ReadOperation, names: Names): object {
  const { summary, httpMethod, path, responses } = operation
  const request = requestOf(operation, names)
  return {
    name: summary ?? `${httpMethod} ${path}`,
    request,
    response: responses.map((response) => exampleOf(response, request)),
  }
}

function requestOf(operation: ReadOperation, names: Names): object {
  const { httpMethod, description, parameters, body } = operation
  const proof = proofOf(operation, names)
  const headers = parameters.filter((parameter) => parameter.in === 'header')
  return {
    method: httpMethod,
    ...(description ? { description } : {}),
    ...proof.auth,
    header: [
      ...(body ? [{ key: 'Content-Type', value: body.contentType }] : []),
      ...headers.map(pairOf),
      ...proof.headers,
    ],
    ...(body
      ? { body: { mode: 'raw', raw: body.example, options: { raw: { language: languageOf(body.contentType) } } } }
      : {}),
    url: urlOf(operation, names.address(operation), proof.query),
  }
}

/** What may be left out is there and switched off, as in the try pane. */
function pairOf({ name, example, description, required }: TryParameter): object {
  return {
    key: name,
    value: example,
    ...(description ? { description } : {}),
    ...(required ? {} : { disabled: true }),
  }
}

function urlOf(
  { path, parameters }: ReadOperation,
  variable: string,
  tokens: readonly { key: string; value: string }[],
): object {
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const places = parameters.filter((parameter) => parameter.in === 'path')
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => postmanSegment(segment, places))
  const sent = query.filter(({ required }) => required)
  const search = [
    ...sent.map(({ name, example }) => `${encodeURIComponent(name)}=${encodeURIComponent(example)}`),
    // Postman fills its variables in as they are written.
    ...tokens.map(({ key, value }) => `${encodeURIComponent(key)}=${value}`),
  ].join('&')
  return {
    raw: `{{${variable}}}/${segments.join('/')}${search ? `?${search}` : ''}`,
    host: [`{{${variable}}}`],
    path: segments,
    ...(query.length + tokens.length > 0 ? { query: [...query.map(pairOf), ...tokens] } : {}),
    ...(places.length > 0
      ? {
          variable: places.map(({ name, example, description }) => ({
            key: name,
            value: example,
            ...(description ? { description } : {}),
          })),
        }
      : {}),
  }
}

/** `{petId}` is `:petId` there, as a whole segment; inside one, its example stands. */
function postmanSegment(segment: string, places: readonly TryParameter[]): string {
  const [, whole] = /^\{([^{}]+?)\+?\}$/.exec(segment) ?? []
  if (whole !== undefined) return `:${whole}`
  return segment.replace(/\{([^{}]+?)\+?\}/g, (_, name: string) => {
    return encodeURIComponent(places.find((place) => place.name === name)?.example ?? '')
  })
}

function exampleOf({ status, description, contentType, example }: ReadResponse, originalRequest: object): object {
  const code = Number.parseInt(status.replaceAll('X', '0'), 10)
  return {
    name: `${status} ${description}`.trim(),
    originalRequest,
    ...(Number.isInteger(code) ? { code, status: description || status } : {}),
    header: contentType ? [{ key: 'Content-Type', value: contentType }] : [],
    ...(example === undefined ? {} : { body: example }),
    _postman_previewlanguage: languageOf(contentType),
  }
}

function languageOf(contentType: string | undefined): string {
  if (contentType === undefined) return 'text'
  return /json/i.test(contentType) ? 'json' : /xml/i.test(contentType) ? 'xml' : 'text'
}
