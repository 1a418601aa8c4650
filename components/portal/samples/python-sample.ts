import type { SampleCall } from './sample-call.ts'
import { stringLiteral } from './string-literals.ts'

/** `requests`, which nearly every Python has. */
export function pythonSample({ httpMethod, url, headers, body }: SampleCall): string {
  const text = (value: string) => stringLiteral('python', value)
  return [
    'import requests',
    '',
    'response = requests.request(',
    `    ${text(httpMethod)},`,
    `    ${text(url)},`,
    ...(headers.length > 0
      ? ['    headers={', ...headers.map(([name, value]) => `        ${text(name)}: ${text(value)},`), '    },']
      : []),
    ...(body === undefined ? [] : [`    data=${text(body)}.encode(),`]),
    ')',
    'print(response.status_code, response.text)',
  ].join('\n')
}
