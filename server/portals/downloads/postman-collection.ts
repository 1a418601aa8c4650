import type { ReadOperation, ReadResponse } from '../reading/read-operations.ts'
import type { TryParameter } from '../try/try-operations.ts'

/** A collection in Postman's format 2.1. https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html */
export type PostmanCollection = Record<string, unknown> & { readonly item: readonly object[] }

const noKey = { type: 'noauth' }

/**
 * The operations of a product as a Postman collection: folders by tag, working examples, one variable for each address
 * and `apiKey` for the key, which the collection sends where an operation needs it.
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
  const folders = Map.groupBy(operations, ({ tag }) => tag ?? '')
  const items = (members: readonly ReadOperation[]) =>
    members.map((operation) => itemOf(operation, addresses.get(operation.baseUrl) ?? 'baseUrl'))
  return {
    info: {
      name: product.name,
      ...(product.tagline ? { description: product.tagline } : {}),
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: operations.some(({ needsKey }) => needsKey) ? keyAuth : noKey,
    variable: [
      ...Array.from(addresses, ([value, key]) => ({ key, value, type: 'string' })),
      { key: 'apiKey', value: '', type: 'string' },
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

function itemOf(operation: ReadOperation, variable: string): object {
  const { summary, httpMethod, path, responses } = operation
  const request = requestOf(operation, variable)
  return {
    name: summary ?? `${httpMethod} ${path}`,
    request,
    response: responses.map((response) => exampleOf(response, request)),
  }
}

function requestOf(operation: ReadOperation, variable: string): object {
  const { httpMethod, description, needsKey, parameters, body } = operation
  const headers = parameters.filter((parameter) => parameter.in === 'header')
  return {
    method: httpMethod,
    ...(description ? { description } : {}),
    ...(needsKey ? {} : { auth: noKey }),
    header: [...(body ? [{ key: 'Content-Type', value: body.contentType }] : []), ...headers.map(pairOf)],
    ...(body
      ? { body: { mode: 'raw', raw: body.example, options: { raw: { language: languageOf(body.contentType) } } } }
      : {}),
    url: urlOf(operation, variable),
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

function urlOf({ path, parameters }: ReadOperation, variable: string): object {
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const places = parameters.filter((parameter) => parameter.in === 'path')
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => postmanSegment(segment, places))
  const sent = query.filter(({ required }) => required)
  const search = sent.map(({ name, example }) => `${encodeURIComponent(name)}=${encodeURIComponent(example)}`).join('&')
  return {
    raw: `{{${variable}}}/${segments.join('/')}${search ? `?${search}` : ''}`,
    host: [`{{${variable}}}`],
    path: segments,
    ...(query.length > 0 ? { query: query.map(pairOf) } : {}),
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
