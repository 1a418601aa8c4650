import { objectOf, stageExtension } from '../catalogue/merge-documents.ts'
import { exampleOf, firstExample, resolve } from './example-of.ts'
import { type FormField, formField } from './form-field.ts'
import { typeWords } from './type-words.ts'

type Document = Readonly<Record<string, unknown>>

/** One operation of a product, as lists name it. */
export interface OperationSummary {
  /** Unique in the product and fit for an address: `get-pets-petid`. */
  readonly id: string
  readonly httpMethod: string
  /** As the document writes it: `/pets/{petId}`. */
  readonly path: string
  readonly summary: string | undefined
  /** The first tag; undefined when it has none. */
  readonly tag: string | undefined
  readonly deprecated: boolean
}

/** Where a value goes in the request. */
export interface TryParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string | undefined
  /** `string`, `integer`, `string (date-time)`, `array of string`; undefined when the document does not say. */
  readonly type: string | undefined
  /** Text of a value that fits; empty when the document gives no hint. */
  readonly example: string
  /** The only values that fit; of a list, those that fit its items. */
  readonly values: readonly string[] | undefined
  /** Several values, with commas between them. */
  readonly isList?: boolean
  /** Of a list in the query: each value goes under the name again (`explode`, which OpenAPI assumes). */
  readonly isRepeated?: boolean
}

/** The body that an operation takes. */
export interface TryBody {
  readonly contentType: string
  readonly example: string
  readonly required: boolean
  /** Only of the operation in the pane, where its schema says enough. */
  readonly form?: FormField | undefined
}

/** What the try pane needs to fill in its form. */
export interface TryOperation extends OperationSummary {
  readonly restApiId: string
  readonly stageName: string
  /** The path below the stage, with its parameters in braces. */
  readonly stagePath: string
  /** Where consumers call it, without a slash at the end. */
  readonly baseUrl: string
  readonly description: string | undefined
  readonly needsKey: boolean
  readonly parameters: readonly TryParameter[]
  readonly body: TryBody | undefined
}

const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

/** All operations of a product's document, in its order. */
export function operationSummaries(document: Document): OperationSummary[] {
  const taken = new Set<string>()
  return entriesOf(document).map(({ httpMethod, path, operation }) => ({
    id: freeId(taken, httpMethod, path),
    httpMethod: httpMethod.toUpperCase(),
    path,
    summary: textOf(operation.summary) ?? textOf(operation.operationId),
    tag: Array.isArray(operation.tags) ? textOf(operation.tags[0]) : undefined,
    deprecated: operation.deprecated === true,
  }))
}

/**
 * The operation that was asked for, or the one that is easiest to send: a GET that needs nothing filled in, and no key
 * either with `preferOpen`. Undefined when there is none.
 */
export function tryOperation(
  document: Document,
  choice: { readonly id?: unknown; readonly preferOpen?: boolean } = {},
): TryOperation | undefined {
  const summaries = operationSummaries(document)
  const all = entriesOf(document)
  const wanted = summaries.findIndex((summary) => summary.id === choice.id)
  const index = wanted >= 0 ? wanted : easiest(all, choice.preferOpen ?? false)
  const [summary, entry] = [summaries[index], all[index]]
  if (!summary || !entry) return undefined
  const found = detailed(document, summary, entry)
  return found.body ? { ...found, body: { ...found.body, form: bodyForm(document, entry.operation) } } : found
}

/** Every operation with all that a reader needs, beside the document's own object of it. */
export function detailedOperations(document: Document): { operation: TryOperation; source: Document }[] {
  const all = entriesOf(document)
  return operationSummaries(document).flatMap((summary, index) => {
    const entry = all[index]
    return entry ? [{ operation: detailed(document, summary, entry), source: entry.operation }] : []
  })
}

/** The position of the operation with the least in its way; the first one of equals. */
function easiest(all: readonly Entry[], preferOpen: boolean): number {
  const effort = ({ httpMethod, path, operation }: Entry) =>
    (httpMethod === 'get' ? 0 : 4) + (path.includes('{') ? 2 : 0) + (preferOpen && needsKey(operation) ? 1 : 0)
  const efforts = all.map(effort)
  return efforts.indexOf(Math.min(...efforts))
}

interface Entry {
  readonly httpMethod: string
  readonly path: string
  readonly item: Document
  readonly operation: Document
}

function entriesOf(document: Document): Entry[] {
  return Object.entries(objectOf(document.paths)).flatMap(([path, value]) => {
    const item = objectOf(value)
    const present = verbs.filter((verb) => verb in item)
    return present.map((httpMethod) => ({ httpMethod, path, item, operation: objectOf(item[httpMethod]) }))
  })
}

function freeId(taken: Set<string>, httpMethod: string, path: string): string {
  const stem = [httpMethod, ...(path.toLowerCase().match(/[a-z0-9]+/g) ?? [])].join('-')
  let id = stem
  for (let number = 2; taken.has(id); number++) id = `${stem}-${number}`
  taken.add(id)
  return id
}

function detailed(document: Document, summary: OperationSummary, { item, operation }: Entry): TryOperation {
  const stage = objectOf(item[stageExtension])
  const [server] = [item.servers ?? document.servers].flat()
  return {
    ...summary,
    restApiId: String(stage.restApiId ?? ''),
    stageName: String(stage.stageName ?? ''),
    stagePath: String(stage.path ?? summary.path),
    baseUrl: String(objectOf(server).url ?? ''),
    description: textOf(operation.description),
    needsKey: needsKey(operation),
    parameters: parametersOf(document, item, operation),
    body: bodyOf(document, operation),
  }
}

function needsKey({ security }: Document): boolean {
  return Array.isArray(security) && security.some((one) => 'api_key' in objectOf(one))
}

function parametersOf(document: Document, item: Document, operation: Document): TryParameter[] {
  const found = new Map<string, TryParameter>()
  for (const value of [item.parameters, operation.parameters].flat()) {
    const parameter = resolve(document, value)
    const place = parameter?.in
    const name = textOf(parameter?.name)
    if (!parameter || !name || (place !== 'path' && place !== 'query' && place !== 'header')) continue
    const schema = resolve(document, parameter.schema)
    const example = firstExample(document, parameter) ?? exampleOf(document, schema)
    const items = schema?.type === 'array' ? resolve(document, schema.items) : undefined
    const values = items?.enum ?? schema?.enum
    found.set(`${place} ${name}`, {
      name,
      in: place,
      required: place === 'path' || parameter.required === true,
      description: textOf(parameter.description),
      type: typeWords(document, schema),
      example: example === 'string' ? '' : valueText(example),
      values: Array.isArray(values) ? values.map(valueText) : undefined,
      ...(schema?.type === 'array' ? { isList: true } : {}),
      ...(schema?.type === 'array' && place === 'query' && isExploded(parameter) ? { isRepeated: true } : {}),
    })
  }
  return [...found.values()]
}

function isExploded({ style, explode }: Document): boolean {
  return (style === undefined || style === 'form') && explode !== false
}

function bodyOf(document: Document, operation: Document): TryBody | undefined {
  const { body, contentType, media } = mediaOf(document, operation)
  if (!contentType) return undefined
  const example = firstExample(document, media) ?? exampleOf(document, media.schema)
  const text =
    typeof example === 'string' ? example : example === undefined ? '' : JSON.stringify(example, undefined, 2)
  return { contentType, example: text, required: body?.required === true }
}

/** JSON before others. */
function mediaOf(document: Document, operation: Document) {
  const body = resolve(document, operation.requestBody)
  const content = Object.entries(objectOf(body?.content))
  const [contentType, media] = content.find(([type]) => /json/i.test(type)) ?? content[0] ?? []
  return { body, contentType, media: objectOf(media) }
}

/** The form of a body. What is neither text nor a form is sent as a file, also where the schema does not say so. */
function bodyForm(document: Document, operation: Document): FormField | undefined {
  const { contentType = '', media } = mediaOf(document, operation)
  const form = formField(document, media.schema)
  if (/json|^application\/x-www-form-urlencoded\b|^multipart\/form-data\b/i.test(contentType)) return form
  if (
    form?.kind === 'file' ||
    /^(image|audio|video)\/|^application\/(octet-stream|pdf|zip|gzip)\b/i.test(contentType)
  ) {
    return { kind: 'file', description: form?.description, type: undefined, example: undefined }
  }
  return undefined
}

/** Lists are sent with commas between their values. */
function valueText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(valueText).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
