import type { MethodExample } from '#server/rest-apis/documentation/list-method-examples.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { declaredPairs, mentionedVariables } from './test-call.ts'

type Pairs = readonly (readonly [name: string, value: string])[]

/** What the form of a test is filled in with. */
export interface TestForm {
  readonly verb: string
  /** By the variable's name. */
  readonly path: Readonly<Record<string, string>>
  readonly query: Pairs
  readonly headers: Pairs
  readonly variables: Pairs
  readonly body: string
  readonly clientCertificateId: string
  readonly apiKeyId: string
}

/** The choice of none: a choice cannot be empty. */
export const nothing = '-'

export const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/** A body that fits the method, and its media type. */
export interface ModelBody {
  readonly contentType: string
  readonly text: string
}

/** The form as the method declares it: its parameters to be filled in, a body that fits its model. */
export function emptyForm(method: Method, httpMethod: string, body: ModelBody | undefined): TestForm {
  const declared = declaredPairs(method.requestParameters, 'header')
  const hasType = declared.some(([name]) => name.toLowerCase() === 'content-type')
  return {
    verb: httpMethod === 'ANY' ? 'GET' : httpMethod,
    path: {},
    query: declaredPairs(method.requestParameters, 'querystring'),
    headers: body && !hasType ? [...declared, ['Content-Type', body.contentType]] : declared,
    variables: mentionedVariables(method.methodIntegration),
    body: body?.text ?? '',
    clientCertificateId: nothing,
    apiKeyId: nothing,
  }
}

/** The form with an example of the method in it; what the example does not say stays. */
export function exampleForm(form: TestForm, { pathParameters, query, headers, body }: MethodExample): TestForm {
  const typed = body ? { 'Content-Type': body.contentType, ...headers } : headers
  return {
    ...form,
    path: { ...form.path, ...pathParameters },
    query: filled(form.query, query),
    headers: filled(form.headers, typed),
    body: body?.text ?? form.body,
  }
}

function filled(pairs: Pairs, values: Readonly<Record<string, string>>): Pairs {
  const given = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), [name, value] as const]))
  const known = pairs.map((pair): readonly [string, string] => {
    const found = given.get(pair[0].toLowerCase())
    given.delete(pair[0].toLowerCase())
    return found ?? pair
  })
  return [...known, ...given.values()]
}

/** What stands in the form now, to fill it in again later. */
export function readForm(data: FormData): TestForm {
  const text = (name: string) => String(data.get(name) ?? '')
  const pairs = (field: string): Pairs => {
    const values = data.getAll(`${field}.value`).map(String)
    return data
      .getAll(`${field}.name`)
      .map((name, index): readonly [string, string] => [String(name), values[index] ?? ''])
      .filter(([name]) => name.trim() !== '')
  }
  const path = [...data.keys()].filter((name) => name.startsWith('path.'))
  return {
    verb: text('httpMethod'),
    path: Object.fromEntries(path.map((name) => [name.slice('path.'.length), text(name)])),
    query: pairs('query'),
    headers: pairs('headers'),
    variables: pairs('variables'),
    body: text('body'),
    clientCertificateId: text('clientCertificateId') || nothing,
    apiKeyId: text('apiKeyId') || nothing,
  }
}
