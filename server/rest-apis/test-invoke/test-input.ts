import { z } from 'zod'

const headerName = z.string().regex(/^[!#$%&'*+.^_`|~\w-]{1,256}$/, 'is no name of a header')
/** RFC 9110 §5.5: visible characters, spaces and tabs; no line ends. */
const headerValue = z
  .string()
  .max(10_240)
  .regex(/^[\t\u0020-\u007e\u0080-\u00ff]*$/, 'has characters that headers cannot have')

/** What a simulated request consists of: the members that `TestInvokeMethod` and `TestInvokeAuthorizer` share. */
export const testInput = {
  pathWithQueryString: z.string().max(10_240).default(''),
  body: z
    .string()
    .max(10 * 1024 * 1024)
    .default(''),
  headers: z.record(headerName, headerValue).default({}),
  multiValueHeaders: z.record(headerName, z.array(headerValue).max(100)).default({}),
  stageVariables: z.record(z.string().regex(/^\w{1,64}$/), z.string().max(512)).default({}),
}

/** The headers of a simulated request as a flat list. A name in both maps has the values of the second. */
export function flatHeaders(given: {
  headers: Readonly<Record<string, string>>
  multiValueHeaders: Readonly<Record<string, readonly string[]>>
}): string[] {
  const several = Object.entries(given.multiValueHeaders)
  const inBoth = new Set(several.map(([name]) => name.toLowerCase()))
  const single = Object.entries(given.headers).filter(([name]) => !inBoth.has(name.toLowerCase()))
  return [...single.flat(), ...several.flatMap(([name, values]) => values.flatMap((value) => [name, value]))]
}

/**
 * Path and query of a simulated request. What a URL must encode is encoded, so that one may be typed as it reads.
 * @param resourcePath is the path where none is given; the variables in it then stand for themselves.
 */
export function pathAndQuery(pathWithQueryString: string, resourcePath: string): { path: string; query: string } {
  const given =
    pathWithQueryString === '' || pathWithQueryString.startsWith('?')
      ? resourcePath + pathWithQueryString
      : pathWithQueryString
  const [beforeFragment = ''] = given.split('#', 1)
  const encoded = beforeFragment.replace(/[^\u0021-\u007e]+|["<>\\^`{|}]/gu, encodeURIComponent)
  const target = encoded.startsWith('/') ? encoded : `/${encoded}`
  const mark = target.indexOf('?')
  return mark === -1 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) }
}
