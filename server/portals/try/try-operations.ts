import { objectOf, stageExtension } from '../catalogue/merge-documents.ts'
import { bodyText, exampleOf, firstExample, resolve } from './example-of.ts'
import { type FormField, formField } from './form-field.ts'
import { namedExamples, type TryExample } from './named-examples.ts'
import { type AccessKind, type OperationAccess, operationAccess, productAccess } from './operation-access.ts'
import { operationParameters, type TryParameter } from './operation-parameters.ts'

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

/** The body that an operation takes. */
export interface TryBody {
  readonly contentType: string
  readonly example: string
  readonly required: boolean
  /** Only of the operation in the pane, where its schema says enough. */
  readonly form?: FormField | undefined
}

/** What the try pane needs to fill in its form. */
export interface TryOperation extends OperationSummary, OperationAccess {
  readonly restApiId: string
  readonly stageName: string
  /** The path below the stage, with its parameters in braces. */
  readonly stagePath: string
  /** Where consumers call it, without a slash at the end. */
  readonly baseUrl: string
  /** In which a signed request is made. */
  readonly region: string | undefined
  readonly description: string | undefined
  /** Without the tokens, which have places of their own. */
  readonly parameters: readonly TryParameter[]
  readonly body: TryBody | undefined
  /** Whole requests under a name, the newest first; the first one is filled in. */
  readonly examples: readonly TryExample[]
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
 * The operation that was asked for, or the one that is easiest to send: a GET that needs nothing filled in, no token and
 * no signature, and no key either with `preferOpen`. Undefined when there is none.
 */
export function tryOperation(
  document: Document,
  choice: { readonly id?: unknown; readonly preferOpen?: boolean } = {},
): TryOperation | undefined {
  const summaries = operationSummaries(document)
  const all = entriesOf(document)
  const wanted = summaries.findIndex((summary) => summary.id === choice.id)
  const index = wanted >= 0 ? wanted : easiest(document, all, choice.preferOpen ?? false)
  const [summary, entry] = [summaries[index], all[index]]
  if (!summary || !entry) return undefined
  const found = detailed(document, summary, entry)
  const examples = sendableExamples(found.examples)
  if (!found.body) return { ...found, examples }
  return { ...found, examples, body: { ...found.body, form: bodyForm(document, entry.operation) } }
}

/** Characters of all examples that go to the browser: each may have a body of megabytes. */
const exampleCharacters = 200_000

/** The first ones that are not too much for a page. */
function sendableExamples(examples: readonly TryExample[]): TryExample[] {
  let characters = 0
  return examples.filter((example) => {
    characters += JSON.stringify(example).length
    return characters <= exampleCharacters
  })
}

/** Every operation with all that a reader needs, beside the document's own object of it. */
export function detailedOperations(document: Document): { operation: TryOperation; source: Document }[] {
  const all = entriesOf(document)
  return operationSummaries(document).flatMap((summary, index) => {
    const entry = all[index]
    return entry ? [{ operation: detailed(document, summary, entry), source: entry.operation }] : []
  })
}

/** What the operations of a product's document ask of their callers. */
export function documentAccess(document: Document): AccessKind[] {
  return productAccess(entriesOf(document).map(({ operation }) => operationAccess(document, operation)))
}

/** The position of the operation with the least in its way; the first one of equals. */
function easiest(document: Document, all: readonly Entry[], preferOpen: boolean): number {
  const effort = ({ httpMethod, path, operation }: Entry) => {
    const { access } = operationAccess(document, operation)
    const proofs = access.filter((kind) => kind !== 'api-key' || preferOpen).length
    return (httpMethod === 'get' ? 0 : 4) + (path.includes('{') ? 2 : 0) + proofs
  }
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
  const needed = operationAccess(document, operation)
  const isToken = (parameter: TryParameter) =>
    needed.tokens.some((token) => token.in === parameter.in && nameIn(token) === nameIn(parameter))
  const found = operationParameters(document, item, operation).filter(({ parameter }) => !isToken(parameter))
  const parameters = found.map(({ parameter }) => parameter)
  const body = bodyOf(document, operation)
  return {
    ...summary,
    ...needed,
    restApiId: String(stage.restApiId ?? ''),
    stageName: String(stage.stageName ?? ''),
    stagePath: String(stage.path ?? summary.path),
    baseUrl: String(objectOf(server).url ?? ''),
    region: textOf(stage.region),
    description: textOf(operation.description),
    parameters,
    body,
    examples: namedExamples(document, {
      parameters: found,
      media: mediaOf(document, operation).media,
      responses: operation.responses,
      needsNothing: body?.required !== true && parameters.every((parameter) => !parameter.required),
    }),
  }
}

/** Names of headers have no case. */
function nameIn({ in: place, name }: Pick<TryParameter, 'in' | 'name'>): string {
  return place === 'header' ? name.toLowerCase() : name
}

function bodyOf(document: Document, operation: Document): TryBody | undefined {
  const { body, contentType, media } = mediaOf(document, operation)
  if (!contentType) return undefined
  const example = firstExample(document, media) ?? exampleOf(document, media.schema)
  return { contentType, example: bodyText(example), required: body?.required === true }
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

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
