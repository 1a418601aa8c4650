import type { SampleCall } from './sample-call.ts'
import { shellWord } from './string-literals.ts'

/** For a POSIX shell. `--data-raw` sends a body that begins with `@` as it is. */
export function curlSample({
  httpMethod,
  url,
  headers,
  body,
  fileName,
  parts: fields = [],
  region,
}: SampleCall): string {
  const hasFile = fileName !== undefined || fields.length > 0
  const parts = [
    `curl ${verbOption(httpMethod, hasFile ? '' : body)}${/[[\]{}]/.test(url) ? '--globoff ' : ''}${shellWord(url)}`,
    ...(region === undefined ? [] : signed(region)),
    // `Name;` is how curl sends a header without a value.
    ...headers.map(([name, value]) => `-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${shellWord(body)}`]),
    ...(fileName === undefined ? [] : [`--data-binary ${shellWord(`@${fileName}`)}`]),
    ...fields.map(({ name, value, isFile }) =>
      // A text that begins with `@` or `<` would be read as a file's name by `-F`.
      isFile ? `-F ${shellWord(`${name}=@"${quoted(value)}"`)}` : `--form-string ${shellWord(`${name}=${value}`)}`,
    ),
  ]
  return parts.join(' \\\n  ')
}

/** With credentials of the environment, as AWS's tools name them. https://curl.se/docs/manpage.html#--aws-sigv4 */
function signed(region: string): string[] {
  return [
    `--aws-sigv4 ${shellWord(`aws:amz:${region}:execute-api`)}`,
    '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
  ]
}

/** `-X HEAD` would wait for a body that never comes. */
function verbOption(httpMethod: string, body: string | undefined): string {
  if (httpMethod === 'HEAD' && body === undefined) return '--head '
  return httpMethod === 'GET' && body === undefined ? '' : `-X ${httpMethod} `
}

/** Inside curl's own quotes. */
function quoted(name: string): string {
  return name.replace(/[\\"]/g, '\\$&')
}
