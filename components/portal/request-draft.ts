import type { TryOperation, TryParameter } from '#server/portals/try/try-operations.ts'

/** What is filled in for one operation. */
export interface RequestDraft {
  /** By `fieldName`. */
  readonly values: Readonly<Record<string, string>>
  /** Headers that the document does not name. */
  readonly extraHeaders: readonly { readonly id: number; readonly name: string; readonly value: string }[]
  readonly body: string
}

/** A request as it goes to the stage, without a key. */
export interface BuiltRequest {
  readonly httpMethod: string
  /** Below the stage, without the query. */
  readonly path: string
  readonly query: readonly [name: string, value: string][]
  readonly headers: readonly [name: string, value: string][]
  readonly body: string | undefined
}

export function fieldName(parameter: Pick<TryParameter, 'in' | 'name'>): string {
  return `${parameter.in} ${parameter.name}`
}

/** The working example: what must be given is filled in, what may be is left out. */
export function exampleDraft(operation: TryOperation): RequestDraft {
  const required = operation.parameters.filter((parameter) => parameter.required)
  return {
    values: Object.fromEntries(required.map((parameter) => [fieldName(parameter), parameter.example])),
    extraHeaders: [],
    body: operation.body?.example ?? '',
  }
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
  const body = operation.body && draft.body !== '' ? draft.body : undefined
  return {
    httpMethod: operation.httpMethod,
    path: filledPath(path, filled('path')),
    query: given(filled('query')),
    headers: given([
      ...(body !== undefined && operation.body
        ? [['content-type', operation.body.contentType] as [string, string]]
        : []),
      ...filled('header'),
      ...draft.extraHeaders.map(({ name, value }): [string, string] => [name.trim(), value]),
    ]),
    body,
  }
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
