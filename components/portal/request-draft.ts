import type { FormField } from '#server/portals/try/form-field.ts'
import type { TryExample } from '#server/portals/try/named-examples.ts'
import type { TryParameter } from '#server/portals/try/operation-parameters.ts'
import type { TryOperation } from '#server/portals/try/try-operations.ts'
import { isObject, kindOfMember, pairText, readBody, syntaxOf, writeBody } from './body-value.ts'

/** What is filled in for one operation. */
export interface RequestDraft {
  /** By `fieldName`. */
  readonly values: Readonly<Record<string, string>>
  /** Headers that the document does not name. */
  readonly extraHeaders: readonly { readonly id: number; readonly name: string; readonly value: string }[]
  readonly body: string
  /** By the name of their field; a body that is a file as a whole is `wholeBody`. */
  readonly files: Readonly<Record<string, File>>
}

/** The name of a body that is one file. */
export const wholeBody = ''

/** A request as it goes to the stage, without a key. */
export interface BuiltRequest {
  readonly httpMethod: string
  /** Below the stage, without the query. */
  readonly path: string
  readonly query: readonly [name: string, value: string][]
  readonly headers: readonly [name: string, value: string][]
  readonly body: string | undefined
  /** A file in place of the body. */
  readonly file?: File | undefined
  /** The fields of a form with files in place of the body. */
  readonly parts?: readonly (readonly [name: string, value: string | File])[] | undefined
}

/** Forms with files are sent in parts: https://www.rfc-editor.org/rfc/rfc7578. */
export function isMultipart(contentType: string): boolean {
  return /^multipart\/form-data\b/i.test(contentType)
}

export function fieldName(parameter: Pick<TryParameter, 'in' | 'name'>): string {
  return `${parameter.in} ${parameter.name}`
}

/**
 * The working example: one that the document names, the first without a choice, and beside it what must be given. What
 * may be given is left out where the named one does not have it.
 */
export function exampleDraft(operation: TryOperation, name = operation.examples[0]?.name): RequestDraft {
  const named = operation.examples.find((example) => example.name === name)
  const required = operation.parameters.filter((parameter) => parameter.required)
  return {
    values: Object.fromEntries([
      ...required.map((parameter) => [fieldName(parameter), parameter.example]),
      ...(named?.values ?? []).map((given) => [fieldName(given), given.value]),
    ]),
    extraHeaders: [],
    body: exampleBody(operation, named),
    files: {},
  }
}

/** Pairs are written as pairs, though documents give their example as an object. */
function exampleBody({ body }: TryOperation, named: TryExample | undefined): string {
  if (!body || (named && named.body === undefined && !body.required)) return ''
  const example = named?.body ?? body.example
  const isPairs = syntaxOf(body.contentType) === 'pairs'
  const value = isPairs && body.form ? readBody(example, 'pairs', body.form) : undefined
  return isObject(value) ? writeBody(value, 'pairs') : example
}

/** The parameters that must be given and are not. */
export function missingParameters(operation: TryOperation, draft: RequestDraft): TryParameter[] {
  return operation.parameters.filter(
    (parameter) => parameter.required && (draft.values[fieldName(parameter)] ?? '').trim() === '',
  )
}

/** The request that a draft makes. `path` is the one of the document or of the stage. */
export function buildRequest(operation: TryOperation, draft: RequestDraft, path: string): BuiltRequest {
  const filled = (place: TryParameter['in']) =>
    operation.parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter): [string, string] => [parameter.name, draft.values[fieldName(parameter)] ?? ''])
  const given = (pairs: [string, string][]) => pairs.filter(([name, value]) => name.trim() !== '' && value !== '')
  const content = contentOf(operation, draft)
  const type = operation.body && content.parts === undefined ? operation.body.contentType : undefined
  const hasContent = content.body !== undefined || content.file !== undefined
  return {
    httpMethod: operation.httpMethod,
    path: filledPath(path, filled('path')),
    query: given(filled('query').flatMap((pair) => repeated(operation, pair))),
    headers: given([
      // The boundary of parts is known to who writes them.
      ...(type !== undefined && hasContent ? [['content-type', type] as [string, string]] : []),
      ...filled('header'),
      ...draft.extraHeaders.map(({ name, value }): [string, string] => [name.trim(), value]),
    ]),
    ...content,
  }
}

/** What goes into the body: a text, a file or the parts of a form. */
function contentOf({ body }: TryOperation, draft: RequestDraft): Pick<BuiltRequest, 'body' | 'file' | 'parts'> {
  if (!body) return { body: undefined }
  if (body.form?.kind === 'file') return { body: undefined, file: draft.files[wholeBody] }
  if (body.form && isMultipart(body.contentType)) return { body: undefined, parts: partsOf(body.form, draft) }
  return { body: draft.body === '' ? undefined : draft.body }
}

function partsOf(form: FormField, draft: RequestDraft): [string, string | File][] {
  const value = readBody(draft.body, 'json', form)
  const texts = Object.entries(isObject(value) ? value : {}).filter(([name]) => kindOfMember(form, name) !== 'file')
  return [
    ...texts.flatMap(([name, one]) =>
      (Array.isArray(one) ? one : [one]).map((item): [string, string] => [name, pairText(item)]),
    ),
    ...Object.entries(draft.files),
  ]
}

function repeated(operation: TryOperation, [name, value]: [string, string]): [string, string][] {
  const isRepeated = operation.parameters.some((one) => one.in === 'query' && one.name === name && one.isRepeated)
  return isRepeated ? value.split(',').map((one) => [name, one.trim()]) : [[name, value]]
}

/** A `{proxy+}` may hold slashes; every other value is one segment. */
function filledPath(path: string, values: [string, string][]): string {
  let result = path
  for (const [name, value] of values) {
    result = result.replaceAll(`{${name}+}`, value.split('/').map(encodeURIComponent).join('/'))
    result = result.replaceAll(`{${name}}`, encodeURIComponent(value))
  }
  return result
}
