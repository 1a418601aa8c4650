import { ServiceError } from '#server/errors.ts'
import { isJsonObject, type JsonObject } from '../openapi/json-object.ts'
import { modelReference, pointedAt } from './find-in-models.ts'
import { schemaKeywords } from './schema-keywords.ts'

/** Of braces and brackets: deeper schemas are written by machines against us. */
const deepest = 200
const mostErrors = 10

/**
 * Checks the text of a model as AWS does: JSON Schema, draft 4, with no keywords that it does not know, and references
 * that lead into the schema itself or, in the canonical form, to another model. Annotations of OpenAPI are taken too,
 * since imported models keep them.
 * @throws BadRequestException in AWS's words
 */
export function checkModelSchema(text: string, contentType: string): void {
  if (text.trim() === '') {
    throw new ServiceError('BadRequestException', 'Model schema must have at least 1 property or array items defined')
  }
  if (isTooDeep(text)) throw refusal([`Invalid model schema specified. It is deeper than ${deepest} levels`])
  const root = parse(text)
  if (!isJsonObject(root)) throw refusal(['Invalid model schema specified: it must be a JSON object'])
  if (!/[/+]json\b/i.test(contentType)) return
  const errors = new Set<string>()
  const unknown = new Set<string>()
  const waiting: Waiting[] = [{ schema: root, pointer: '#' }]
  for (let next = waiting.pop(); next !== undefined && errors.size < mostErrors; next = waiting.pop()) {
    const { schema, pointer } = next
    if (!isJsonObject(schema)) {
      errors.add(`Invalid model schema specified. ${shown(pointer)} must be an object`)
    } else if (typeof schema.$ref === 'string') {
      // Whatever stands beside a reference is ignored.
      if (!leadsSomewhere(schema.$ref, root)) errors.add('Model reference must be in canonical form')
    } else checkKeywords(schema, { pointer, errors, unknown, waiting })
  }
  if (unknown.size > 0) {
    const names = JSON.stringify([...unknown].slice(0, mostErrors).map((name) => name.slice(0, 50)))
    errors.add(`Invalid model schema specified. Unsupported keyword(s): ${names}`)
  }
  if (errors.size > 0) throw refusal([...errors])
}

interface Waiting {
  schema: unknown
  pointer: string
}

interface Check {
  pointer: string
  errors: Set<string>
  unknown: Set<string>
  waiting: Waiting[]
}

function checkKeywords(schema: JsonObject, { pointer, errors, unknown, waiting }: Check): void {
  for (const [name, value] of Object.entries(schema)) {
    const keyword = schemaKeywords.get(name)
    if (!keyword) {
      if (!isAnnotation(name)) unknown.add(name)
      continue
    }
    const wrong = keyword.wrong(value, schema)
    if (wrong) errors.add(`Invalid model schema specified. ${shown(`${pointer}/${name}`)} ${wrong}`)
    else
      for (const [key, inner] of keyword.schemas(value)) {
        waiting.push({ schema: inner, pointer: `${pointer}/${name}${key}` })
      }
  }
}

/** Keywords of OpenAPI that describe and do not constrain. */
const annotations = new Set('example examples externalDocs xml discriminator deprecated readOnly writeOnly'.split(' '))

function isAnnotation(name: string): boolean {
  return annotations.has(name) || name.startsWith('x-')
}

function leadsSomewhere(reference: string, root: JsonObject): boolean {
  if (reference === '#' || reference.startsWith('#/')) return isJsonObject(pointedAt(root, reference))
  return modelReference(reference) !== undefined
}

function refusal(errors: readonly string[]): ServiceError {
  const list = errors.slice(0, mostErrors).join(', ')
  return new ServiceError(
    'BadRequestException',
    `Invalid model specified: Validation Result: warnings : [], errors : [${list}]`,
  )
}

function shown(pointer: string): string {
  return pointer.length > 200 ? `…${pointer.slice(-200).toWellFormed()}` : pointer
}

/** Seen before it is parsed, since whatever walks the parsed schema later recurses. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (inText && sign === '\\') at++
    else if (sign === '"') inText = !inText
    else if (!inText && (sign === '{' || sign === '[')) depth++
    else if (!inText && (sign === '}' || sign === ']')) depth--
    if (depth > deepest) return true
  }
  return false
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
