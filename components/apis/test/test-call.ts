import type { MethodKey } from '../method-request-form.tsx'
import type { TestCall } from './test-outcome.ts'

type Pairs = readonly (readonly [name: string, value: string])[]

/** Reads the form of a test. */
export function readTestCall(form: FormData, key: MethodKey, path: string): TestCall {
  const headers = Map.groupBy(pairsOf(form, 'headers'), ([name]) => name)
  return {
    ...key,
    httpMethod: textOf(form, 'httpMethod') || key.httpMethod,
    pathWithQueryString: pathWithQuery(path, (name) => textOf(form, `path.${name}`), pairsOf(form, 'query')),
    headers: {},
    multiValueHeaders: Object.fromEntries([...headers].map(([name, pairs]) => [name, pairs.map(([, value]) => value)])),
    body: textOf(form, 'body'),
    stageVariables: Object.fromEntries(pairsOf(form, 'variables')),
    ...chosen(form, 'clientCertificateId'),
    ...chosen(form, 'apiKeyId'),
  }
}

/** What was chosen, unless it is nothing. */
function chosen(form: FormData, name: 'clientCertificateId' | 'apiKeyId'): { [Name in typeof name]?: string } {
  const value = textOf(form, name)
  return value === '' || value === '-' ? {} : { [name]: value }
}

/** The names of the variables in a resource's path: `id` and `proxy` of `/pets/{id}/{proxy+}`. */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => name)
}

/** The path with its variables filled in and the query behind it. A greedy variable keeps its slashes. */
export function pathWithQuery(path: string, variable: (name: string) => string, query: Pairs): string {
  const filled = path.replace(/\{([^}+]+)(\+?)\}/g, (whole, name: string, greedy: string) => {
    const value = variable(name)
    if (value === '') return whole
    return greedy === '' ? encodeURIComponent(value) : value.split('/').map(encodeURIComponent).join('/')
  })
  const search = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
  return search === '' ? filled : `${filled}?${search}`
}

/** What a form fills in from the method: the parameters of one place that it declares, without values. */
export function declaredPairs(requestParameters: Readonly<Record<string, unknown>> | undefined, place: string): Pairs {
  const prefix = `method.request.${place}.`
  const names = Object.keys(requestParameters ?? {}).filter((name) => name.startsWith(prefix))
  return names.map((name) => [name.slice(prefix.length), ''] as const)
}

/** Stage variables that an integration mentions: a test needs values for them. */
export function mentionedVariables(integration: object | undefined): Pairs {
  const text = JSON.stringify(integration ?? {})
  const found = [...text.matchAll(/stageVariables(?:\.|\['|\[\\")(\w+)/g)].map(([, name = '']) => name)
  return [...new Set(found)].map((name) => [name, ''] as const)
}

/** Rows without a name are not sent, nor those without a value: what a method declares is filled in without one. */
function pairsOf(form: FormData, field: string): [name: string, value: string][] {
  const values = form.getAll(`${field}.value`).map(String)
  const names = form.getAll(`${field}.name`).map((name) => String(name).trim())
  return names
    .map((name, index): [string, string] => [name, values[index] ?? ''])
    .filter(([name, value]) => name !== '' && value !== '')
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
