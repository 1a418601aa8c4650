import type { SampleCall } from './sample-call.ts'
import { shellWord } from './string-literals.ts'

/** For a POSIX shell. `--data-raw` sends a body that begins with `@` as it is. */
export function curlSample({ httpMethod, url, headers, body }: SampleCall): string {
  const parts = [
    `curl ${verbOption(httpMethod, body)}${/[[\]{}]/.test(url) ? '--globoff ' : ''}${shellWord(url)}`,
    // `Name;` is how curl sends a header without a value.
    ...headers.map(([name, value]) => `-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${shellWord(body)}`]),
  ]
  return parts.join(' \\\n  ')
}

/** `-X HEAD` would wait for a body that never comes. */
function verbOption(httpMethod: string, body: string | undefined): string {
  if (httpMethod === 'HEAD' && body === undefined) return '--head '
  return httpMethod === 'GET' && body === undefined ? '' : `-X ${httpMethod} `
}
