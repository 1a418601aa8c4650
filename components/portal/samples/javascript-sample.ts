import type { SampleCall } from './sample-call.ts'
import { jsonLiteral, stringLiteral } from './string-literals.ts'

/** `fetch`, for browsers, Node, Deno and Bun. */
export function javascriptSample({ httpMethod, url, headers, body }: SampleCall): string {
  const options = [
    ...(httpMethod === 'GET' ? [] : [`  method: ${text(httpMethod)},`]),
    ...(headers.length > 0
      ? ['  headers: {', ...headers.map(([name, value]) => `    ${memberName(name)}: ${text(value)},`), '  },']
      : []),
    ...(body === undefined ? [] : [`  body: ${bodyExpression(body)},`]),
  ]
  const call = options.length > 0 ? `, {\n${options.join('\n')}\n}` : ''
  return `const response = await fetch(${text(url)}${call})\nconsole.log(response.status, await response.text())`
}

function text(value: string): string {
  return stringLiteral('javascript', value)
}

/** `"__proto__": …` would set the prototype; in brackets it is a member like any other. */
function memberName(name: string): string {
  return name === '__proto__' ? `[${text(name)}]` : text(name)
}

/** JSON is shown as an object where that says exactly the same; else as its text. */
function bodyExpression(body: string): string {
  const value = faithfulValue(body)
  return value === undefined ? text(body) : `JSON.stringify(${jsonLiteral(value).replaceAll('\n', '\n  ')})`
}

/** The parsed body when it loses nothing by it: no long numbers, no member twice, no `__proto__`. */
function faithfulValue(body: string): unknown {
  if (body.includes('__proto__')) return undefined
  try {
    const value: unknown = JSON.parse(body)
    const isObject = typeof value === 'object' && value !== null
    return isObject && JSON.stringify(value) === withoutSpace(body) ? value : undefined
  } catch {
    return undefined
  }
}

/** JSON text without the space between its tokens. */
function withoutSpace(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, '$1')
}
