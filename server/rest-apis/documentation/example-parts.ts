import { and, eq, inArray, sql } from 'drizzle-orm'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { documentationParts } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { asJsonObject, isJsonObject, type JsonObject } from '../openapi/json-object.ts'
import { parseProperties } from './documentation-index.ts'
import type { DocumentationPartRow } from './documentation-part.ts'
import type { ExampleBody, MethodExample } from './method-example.ts'

/** The types of parts that have examples, and in what of a request or an answer they are. */
export const exampleTypes = [
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE_BODY',
] as const

/** The parts with which a method's examples are kept, and those above it that these types inherit from. */
export async function readExampleParts(
  { db }: Pick<Context, 'db'>,
  restApiId: string,
  path: string,
): Promise<DocumentationPartRow[]> {
  const column = documentationParts.location
  return db
    .select()
    .from(documentationParts)
    .where(
      and(
        eq(documentationParts.restApiId, restApiId),
        inArray(sql`${column} ->> 'type'`, [...exampleTypes]),
        inArray(sql`coalesce(${column} ->> 'path', '/')`, pathsFrom(path)),
      ),
    )
}

/** `/a/b` → `/a/b`, `/a`, `/`. */
function pathsFrom(path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '')
  return ['/', ...segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`)]
}

/** Whether a part is one of exactly this method. */
export function isOfMethod(
  { location }: Pick<DocumentationPartRow, 'location'>,
  { path, httpMethod }: { path: string; httpMethod: string },
): boolean {
  return (location.path ?? '/') === path && location.method === httpMethod
}

/** The examples that the parts of one method hold, in the order in which they are shown. */
export function examplesIn(parts: readonly Pick<DocumentationPartRow, 'location' | 'properties'>[]): MethodExample[] {
  const examples = new Map<string, MethodExample>()
  const named = (name: string) => {
    const known = examples.get(name) ?? { name, pathParameters: {}, query: {}, headers: {} }
    examples.set(name, known)
    return known
  }
  for (const { location, properties } of parts) {
    const read = parseProperties(properties)
    const holders = isBody(location) ? Object.entries(asJsonObject(read.content)) : [['', read] as const]
    for (const [contentType, holder] of holders) {
      for (const [name, given] of Object.entries(asJsonObject(asJsonObject(holder).examples))) {
        if (isJsonObject(given) && 'value' in given) note(named(name), location, given, contentType)
      }
    }
  }
  return [...examples.values()]
}

function isBody({ type }: DocumentationLocation): boolean {
  return type === 'REQUEST_BODY' || type === 'RESPONSE_BODY'
}

function note(example: MethodExample, location: DocumentationLocation, given: JsonObject, contentType: string): void {
  const { type, name = '', statusCode = '*' } = location
  const { value, summary } = given
  if (typeof summary === 'string' && summary !== '') example.summary = summary
  const body: ExampleBody = { contentType, text: textOf(value) }
  if (type === 'REQUEST_BODY') example.body = body
  else if (type === 'RESPONSE_BODY') example.response = { ...body, statusCode }
  else valuesFor(example, type)[name] = textOf(value)
}

function valuesFor(example: MethodExample, type: string): Record<string, string> {
  if (type === 'PATH_PARAMETER') return example.pathParameters
  return type === 'QUERY_PARAMETER' ? example.query : example.headers
}

/** As it is written in a message: JSON is indented. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)
}

/**
 * The properties with an example in them, before those that are there: what shows one takes the first. OpenAPI has either
 * `example` or `examples`, so an `example` becomes one of them.
 */
export function withExample(holder: JsonObject, name: string, value: unknown, summary: string | undefined): JsonObject {
  const { example, examples, ...rest } = holder
  const { [name]: _replaced, ...others } = asJsonObject(examples)
  const before = example === undefined || 'example' in others ? others : { ...others, example: { value: example } }
  return { ...rest, examples: { [name]: { ...(summary ? { summary } : {}), value }, ...before } }
}

/** The properties without it; undefined where it was not among them. */
export function withoutExample(properties: JsonObject, name: string): JsonObject | undefined {
  const own = withoutOwn(properties, name)
  const content = asJsonObject(properties.content)
  const left = Object.entries(content).map(([type, media]): [string, unknown] => [
    type,
    withoutOwn(asJsonObject(media), name) ?? media,
  ])
  const isSame = left.every(([type, media]) => media === content[type])
  if (own === undefined && isSame) return undefined
  const { content: _content, ...rest } = own ?? properties
  const kept = left.filter(([, media]) => !isJsonObject(media) || Object.keys(media).length > 0)
  return kept.length === 0 ? rest : { ...rest, content: Object.fromEntries(kept) }
}

function withoutOwn(holder: JsonObject, name: string): JsonObject | undefined {
  const examples = asJsonObject(holder.examples)
  if (!Object.hasOwn(examples, name)) return undefined
  const { [name]: _removed, ...others } = examples
  const { examples: _examples, ...rest } = holder
  return Object.keys(others).length === 0 ? rest : { ...rest, examples: others }
}
