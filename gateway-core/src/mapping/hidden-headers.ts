/**
 * Headers that API Gateway takes off at the door: no mapping, template, event or backend ever sees the caller's (as
 * recorded from AWS).
 */
const hidden: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
])

/** Whether what the caller says in a header of this name is hidden from everything behind the door. */
export function isHiddenHeader(name: string): boolean {
  return hidden.has(name.toLowerCase())
}
