import type { BuiltRequest } from './request-draft.ts'

export type CodeLanguage = 'curl' | 'javascript' | 'python'

export const codeLanguages: readonly { readonly id: CodeLanguage; readonly label: string }[] = [
  { id: 'curl', label: 'curl' },
  { id: 'javascript', label: 'JavaScript' },
  { id: 'python', label: 'Python' },
]

interface Sample extends BuiltRequest {
  /** Where the stage is called, without a slash at the end. */
  readonly baseUrl: string
  /** Undefined sends none. */
  readonly key: string | undefined
}

/** A request as a program that can be pasted and run. */
export function codeSample(language: CodeLanguage, sample: Sample): string {
  const headers: (readonly [string, string])[] = [
    ...(sample.key === undefined ? [] : [['x-api-key', sample.key] as const]),
    ...sample.headers,
  ]
  const search = new URLSearchParams(sample.query.map(([name, value]) => [name, value])).toString()
  const url = `${sample.baseUrl}${sample.path}${search ? `?${search}` : ''}`
  return samples[language]({ ...sample, url, headers })
}

interface Call extends Omit<Sample, 'headers'> {
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
}

const samples: Record<CodeLanguage, (call: Call) => string> = { curl, javascript, python }

function curl({ httpMethod, url, headers, body }: Call): string {
  const parts = [
    `curl ${httpMethod === 'GET' && body === undefined ? '' : `-X ${httpMethod} `}${shellQuoted(url)}`,
    ...headers.map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${shellQuoted(body)}`]),
  ]
  return parts.join(' \\\n  ')
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function javascript({ httpMethod, url, headers, body }: Call): string {
  const options = [
    ...(httpMethod === 'GET' ? [] : [`  method: ${JSON.stringify(httpMethod)},`]),
    ...(headers.length > 0
      ? [`  headers: ${indented(JSON.stringify(Object.fromEntries(headers), undefined, 2))},`]
      : []),
    ...(body === undefined ? [] : [`  body: ${bodyExpression(body)},`]),
  ]
  const call = options.length > 0 ? `, {\n${options.join('\n')}\n}` : ''
  return `const response = await fetch(${JSON.stringify(url)}${call})\nconsole.log(response.status, await response.text())`
}

function bodyExpression(body: string): string {
  const value = parsed(body)
  return value === undefined ? JSON.stringify(body) : `JSON.stringify(${indented(JSON.stringify(value, undefined, 2))})`
}

function python({ httpMethod, url, headers, body }: Call): string {
  const lines = headers.map(([name, value]) => `        ${JSON.stringify(name)}: ${JSON.stringify(value)},`)
  return [
    'import requests',
    '',
    'response = requests.request(',
    `    ${JSON.stringify(httpMethod)},`,
    `    ${JSON.stringify(url)},`,
    ...(lines.length > 0 ? ['    headers={', ...lines, '    },'] : []),
    ...(body === undefined ? [] : [`    data=${JSON.stringify(body)}.encode(),`]),
    ')',
    'print(response.status_code, response.text)',
  ].join('\n')
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
