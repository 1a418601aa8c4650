import type { IntegrationSnapshot } from '../snapshot.ts'

/**
 * Which headers pass between caller and backend (developer guide, "Amazon API Gateway important notes"; the lists were
 * recorded from AWS). Each rule is asked with a name as received and remembers its verdict, because the same few
 * spellings come again and again.
 */
export type HeaderRule<Verdict> = (name: string) => Verdict

const remembered = 1000

function remembering<Verdict>(rule: (lowerCaseName: string) => Verdict): HeaderRule<Verdict> {
  const verdicts = new Map<string, Verdict>()
  return (name) => {
    const known = verdicts.get(name)
    if (known !== undefined) return known
    const verdict = rule(name.toLowerCase())
    if (verdicts.size < remembered) verdicts.set(name, verdict)
    return verdict
  }
}

/** Taken off at the door, or never sent by HTTP integrations; the framing is made anew for each hop. */
const keptHere = new Set([
  'connection',
  // The body was decoded on its way in (`read-body`).
  'content-encoding',
  'content-length',
  'content-md5',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'max-forwards',
  'proxy-authenticate',
  'proxy-connection',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'www-authenticate',
  // Ours to say.
  'x-amzn-apigateway-api-id',
  // Routing has obeyed it; a backend that obeys another spelling would do what nobody has authorized.
  'x-http-method-override',
  // Names that some servers read as the framing headers.
  'content_length',
  'transfer_encoding',
])

/** What to do with a caller's header. `ask` = it depends on the value. */
export const requestHeaderRule = remembering<'send' | 'drop' | 'connection' | 'ask'>((name) => {
  if (name === 'connection') return 'connection'
  if (name === 'authorization') return 'ask'
  return keptHere.has(name) ? 'drop' : 'send'
})

type Type = IntegrationSnapshot['type']

/** AWS answers 500 to a mapping onto these (as recorded). */
const unmappable = new Set(['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'])
const unmappableAtAws = new Set(['authorization', 'connection', 'expect', 'proxy-authenticate', 'te'])

/** Whether a mapping or an override may set a header of an integration's request. */
export function isMappable(name: string, type: Type): boolean {
  const lowerCaseName = name.toLowerCase()
  return !unmappable.has(lowerCaseName) && !(isAws(type) && unmappableAtAws.has(lowerCaseName))
}

/** The connection's own: a mapping onto these has no effect. */
const ofTheHop = new Set([
  'connection',
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  // Names that some servers read as the framing headers.
  'content_length',
  'transfer_encoding',
])

/** Whether a header that was mapped goes out with the request. */
export function isSent(name: string, type: Type): boolean {
  const lowerCaseName = name.toLowerCase()
  return !ofTheHop.has(lowerCaseName) && lowerCaseName !== (isAws(type) ? 'referer' : 'via')
}

const isAws = (type: Type) => type === 'AWS' || type === 'AWS_PROXY'

/** A caller cannot have these taken off by naming them in `Connection`. */
const notHopByHop = new Set(['authorization', 'content-type', 'cookie', 'x-api-key'])

/** The headers that a `Connection` header takes off, in lower case. */
export function namedByConnection(value: string): string[] {
  return value
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'close' && name !== 'keep-alive' && !notHopByHop.has(name))
}

const remapped: ReadonlyMap<string, string> = new Map([
  ['connection', 'x-amzn-Remapped-Connection'],
  ['content-length', 'x-amzn-Remapped-Content-Length'],
  ['date', 'x-amzn-Remapped-Date'],
  ['server', 'x-amzn-Remapped-Server'],
  ['x-amz-apigw-id', 'x-amzn-Remapped-x-amz-apigw-id'],
  ['x-amzn-requestid', 'x-amzn-Remapped-x-amzn-RequestId'],
])

const notReturned = new Set(['keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'via'])

/** What a backend's header is called for the caller: as it is, another name, or nothing (`''`). */
export const responseHeaderName = (name: string): string => renamed(name) ?? name

const renamed = remembering<string | null>((name) => (notReturned.has(name) ? '' : (remapped.get(name) ?? null)))

/** HTTP and AWS integrations also remap these when a mapping sets them. */
const remappedWhenMapped: ReadonlyMap<string, string> = new Map([
  ['authorization', 'x-amzn-Remapped-Authorization'],
  ['content-md5', 'x-amzn-Remapped-Content-MD5'],
  ['expect', 'x-amzn-Remapped-Expect'],
  ['host', 'x-amzn-Remapped-Host'],
  ['max-forwards', 'x-amzn-Remapped-Max-Forwards'],
  ['proxy-authenticate', 'x-amzn-Remapped-Proxy-Authenticate'],
  ['trailer', 'x-amzn-Remapped-Trailer'],
  ['upgrade', 'x-amzn-Remapped-Upgrade'],
  ['user-agent', 'x-amzn-Remapped-User-Agent'],
  ['www-authenticate', 'x-amzn-Remapped-WWW-Authenticate'],
])

/** What a header that a mapping or a template sets is called for the caller: as it is, another name, or nothing (`''`). */
export function mappedHeaderName(name: string, type: Type): string {
  const known = type === 'MOCK' ? undefined : remappedWhenMapped.get(name.toLowerCase())
  return known ?? responseHeaderName(name)
}
