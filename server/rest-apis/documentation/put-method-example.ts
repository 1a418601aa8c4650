import { and, eq } from 'drizzle-orm'
import { secretNames } from 'gateway-core/trace/redaction.ts'
import { z } from 'zod'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { authorizers, documentationParts, methods, resources } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { asJsonObject, type JsonObject } from '../openapi/json-object.ts'
import { indexDocumentation, parseProperties } from './documentation-index.ts'
import { documentationPartFields } from './documentation-part-fields.ts'
import { examplesIn, isOfMethod, readExampleParts, withExample } from './example-parts.ts'
import { examplePlace, type MethodExample, methodExampleInput } from './method-example.ts'

const input = z.object({ ...examplePlace, ...methodExampleInput })
type Given = z.output<typeof input>

/** A method has as many examples at most. */
export const mostExamples = 20

/**
 * Keeps a request and its answer as an example of the method: in the documentation parts of its parameters and bodies,
 * as OpenAPI's `examples` of one name. What the method does not declare is left out, and so is what proves who calls:
 * keys, tokens, cookies, what the authorizer reads. One of the same name is replaced.
 */
export const putMethodExample = command({
  name: 'PutMethodExample',
  permission: 'apis:write',
  input,
  async run(context, given): Promise<MethodExample> {
    const { restApiId, name } = given
    await changeRestApi(context, restApiId)
    const method = await declaredMethod(context, given)
    const parts = await readExampleParts(context, restApiId, given.path)
    const before = examplesIn(parts.filter((part) => isOfMethod(part, given)))
    if (before.length >= mostExamples && !before.some((example) => example.name === name)) {
      throw new ServiceError('BadRequestException', `A method has ${mostExamples} examples at most. Remove one first.`)
    }
    const index = indexDocumentation(parts)
    const written: { location: DocumentationLocation; properties: string }[] = []
    for (const { location, write } of piecesOf(given, method)) {
      const own = index.own(location)
      const base = own ? parseProperties(own.properties) : ownTexts(index.inherited(location)?.properties)
      const properties = JSON.stringify(write(base))
      if (!documentationPartFields.properties.safeParse(properties).success) {
        throw new ServiceError('BadRequestException', 'The example is too large to be kept with the documentation')
      }
      await writePart(context, restApiId, { location, properties, id: own?.id })
      written.push({ location, properties })
    }
    const [kept] = examplesIn(written).filter((example) => example.name === name)
    if (!kept) throw new ServiceError('BadRequestException', 'There is nothing in the example to keep')
    return kept
  },
  audit: ({ name }, { restApiId, path, httpMethod }) => ({
    resource: `/restapis/${restApiId}/documentation/examples`,
    detail: { path, method: httpMethod, name },
  }),
})

interface Declared {
  queryNames: ReadonlySet<string>
  headerNames: ReadonlySet<string>
  pathNames: ReadonlySet<string>
  statusCodes: ReadonlySet<string>
  /** What says who calls. */
  secrets: ReturnType<typeof secretNames>
}

async function declaredMethod({ db }: CommandContext, { restApiId, path, httpMethod }: Given): Promise<Declared> {
  const [found] = await db
    .select({ method: methods, identitySource: authorizers.identitySource })
    .from(resources)
    .innerJoin(methods, and(eq(methods.restApiId, resources.restApiId), eq(methods.resourceId, resources.id)))
    .leftJoin(authorizers, and(eq(authorizers.restApiId, methods.restApiId), eq(authorizers.id, methods.authorizerId)))
    .where(and(eq(resources.restApiId, restApiId), eq(resources.path, path), eq(methods.httpMethod, httpMethod)))
  if (!found) throw new ServiceError('NotFoundException', 'Invalid Method identifier specified')
  const { method, identitySource } = found
  const named = (place: string) => {
    const prefix = `method.request.${place}.`
    const keys = Object.keys(method.requestParameters ?? {}).filter((key) => key.startsWith(prefix))
    return new Set(keys.map((key) => key.slice(prefix.length)))
  }
  return {
    queryNames: named('querystring'),
    headerNames: named('header'),
    pathNames: new Set([...path.matchAll(/\{([^{}]+?)\+?\}/g)].map(([, name = '']) => name)),
    statusCodes: new Set(Object.keys(method.methodResponses)),
    secrets: secretNames(identitySource ?? undefined),
  }
}

interface Piece {
  location: DocumentationLocation
  write: (properties: JsonObject) => JsonObject
}

/** What of the example is kept, each at its place. */
function piecesOf(given: Given, declared: Declared): Piece[] {
  const { path, httpMethod: method, name, summary, body, response } = given
  const pieces: Piece[] = []
  const parameters = (type: string, values: Record<string, string>, isKept: (parameter: string) => boolean) => {
    for (const [parameter, value] of Object.entries(values)) {
      if (value === '' || !isKept(parameter)) continue
      const location = { type, path, method, name: parameter }
      pieces.push({ location, write: (properties) => withExample(properties, name, value, summary) })
    }
  }
  const { secrets, pathNames, queryNames, headerNames, statusCodes } = declared
  parameters('PATH_PARAMETER', given.pathParameters, (each) => pathNames.has(each))
  parameters('QUERY_PARAMETER', given.query, (each) => queryNames.has(each) && !isSecret(each, secrets.parameters))
  parameters('REQUEST_HEADER', given.headers, (each) => headerNames.has(each) && !isSecret(each, secrets.headers))
  const inContent =
    ({ contentType, text }: { contentType: string; text: string }) =>
    (properties: JsonObject) => {
      const content = asJsonObject(properties.content)
      const media = withExample(asJsonObject(content[contentType]), name, exampleValue(contentType, text), summary)
      return { ...properties, content: { ...content, [contentType]: media } }
    }
  if (body && body.text !== '') {
    pieces.push({ location: { type: 'REQUEST_BODY', path, method }, write: inContent(body) })
  }
  if (response && response.text !== '') {
    // What a method does not declare is its default response in a document.
    const statusCode = statusCodes.has(response.statusCode) ? response.statusCode : '*'
    pieces.push({ location: { type: 'RESPONSE_BODY', path, method, statusCode }, write: inContent(response) })
  }
  return pieces
}

function isSecret(name: string, secrets: ReadonlySet<string>): boolean {
  return secrets.has(name.toLowerCase()) || /(?:api[-_]?key|token|secret|passw|signature|session)/i.test(name)
}

function exampleValue(contentType: string, text: string): unknown {
  if (!/json/i.test(contentType)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A part of its own inherits nothing, so it takes along what was inherited, but for what describes another body. */
function ownTexts(inherited: string | undefined): JsonObject {
  if (inherited === undefined) return {}
  const { content: _content, example: _example, examples: _examples, ...texts } = parseProperties(inherited)
  return texts
}

async function writePart(
  context: CommandContext,
  restApiId: string,
  { location, properties, id }: { location: DocumentationLocation; properties: string; id: string | undefined },
): Promise<void> {
  const { db, newId } = context
  if (id !== undefined) {
    await db
      .update(documentationParts)
      .set({ properties })
      .where(and(eq(documentationParts.restApiId, restApiId), eq(documentationParts.id, id)))
    return
  }
  await requireRoom(context, 'documentationParts', { within: restApiId })
  await db.insert(documentationParts).values({ restApiId, id: newId(6), location, properties })
}
