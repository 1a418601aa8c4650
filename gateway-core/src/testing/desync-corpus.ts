/**
 * Requests with which others' gateways were fooled: framing that two readers read differently, targets and hosts that
 * lead elsewhere, headers that a caller must not choose. Each says what a gateway must do with it. `/smuggled` is what
 * the attacker wants to be read as a request of its own.
 */
export interface DesyncCase {
  readonly name: string
  /** Everything that the caller sends. @param host of the API */
  bytes(host: string): string
  /** The statuses of all answers, in order. */
  readonly answers: readonly number[]
  /** What the backend may see of it: method and path of each request. */
  readonly reaches?: readonly string[]
  /** The connection stays open; it ends after the last answer unless told. */
  readonly staysOpen?: boolean
}

const smuggled = (host: string) => `GET /prod/smuggled HTTP/1.1\r\nHost: ${host}\r\n\r\n`

/** A request with these lines behind its Host, then what follows the head. */
function request(line: string, lines: readonly string[], rest: (host: string) => string = () => '') {
  return (host: string) => `${line}\r\n${[`Host: ${host}`, ...lines].join('\r\n')}\r\n\r\n${rest(host)}`
}

const post = (lines: readonly string[], rest?: (host: string) => string) =>
  request('POST /prod/proxy HTTP/1.1', lines, rest)
const get = (lines: readonly string[], target = '/prod/proxy') => request(`GET ${target} HTTP/1.1`, lines)
const chunks = (body: string) => (host: string) => `${body}${smuggled(host)}`

/** Refused at the listener: one answer, nothing reaches the backend, the connection ends. */
const refused = (name: string, status: number, bytes: DesyncCase['bytes']): DesyncCase => ({
  name,
  bytes,
  answers: [status],
})

const framing: readonly DesyncCase[] = [
  refused('a length and chunks', 400, post(['Content-Length: 5', 'Transfer-Encoding: chunked'], chunks('0\r\n\r\n'))),
  refused('chunks and a length', 400, post(['Transfer-Encoding: chunked', 'Content-Length: 5'], chunks('0\r\n\r\n'))),
  refused('two lengths', 400, post(['Content-Length: 0', 'Content-Length: 44'], smuggled)),
  refused(
    'two equal lengths',
    400,
    post(['Content-Length: 5', 'Content-Length: 5'], () => 'hello'),
  ),
  refused(
    'a list of lengths',
    400,
    post(['Content-Length: 5, 5'], () => 'hello'),
  ),
  refused(
    'a signed length',
    400,
    post(['Content-Length: +5'], () => 'hello'),
  ),
  refused('a negative length', 400, post(['Content-Length: -1'], smuggled)),
  refused(
    'a hexadecimal length',
    400,
    post(['Content-Length: 0x5'], () => 'hello'),
  ),
  refused(
    'a fractional length',
    400,
    post(['Content-Length: 5.0'], () => 'hello'),
  ),
  refused(
    'a length with a space inside',
    400,
    post(['Content-Length: 1 0'], () => '0123456789'),
  ),
  refused('a length beyond all numbers', 400, post(['Content-Length: 99999999999999999999'], smuggled)),
  refused('an empty length', 400, post(['Content-Length: '], smuggled)),
  refused('a length whose name ends with a space', 400, post(['Content-Length : 44'], smuggled)),
  refused('a length whose name ends with a tab', 400, post(['Content-Length\t: 44'], smuggled)),
  refused('a length behind a vertical tab', 400, post(['Content-Length: \x0b44'], smuggled)),
  refused(
    'chunks in HTTP/1.0',
    400,
    request('POST /prod/proxy HTTP/1.0', ['Transfer-Encoding: chunked'], chunks('0\r\n\r\n')),
  ),
  refused('another coding', 501, post(['Transfer-Encoding: xchunked'], chunks('0\r\n\r\n'))),
  refused('identity', 501, post(['Transfer-Encoding: identity'], smuggled)),
  refused('a coding before chunked', 501, post(['Transfer-Encoding: gzip, chunked'], chunks('0\r\n\r\n'))),
  refused('chunked twice', 400, post(['Transfer-Encoding: chunked, chunked'], chunks('0\r\n\r\n'))),
  refused('chunked that is not last', 400, post(['Transfer-Encoding: chunked, identity'], chunks('0\r\n\r\n'))),
  refused(
    'two codings in two headers',
    501,
    post(['Transfer-Encoding: gzip', 'Transfer-Encoding: chunked'], chunks('0\r\n\r\n')),
  ),
  refused('chunked in quotes', 501, post(['Transfer-Encoding: "chunked"'], chunks('0\r\n\r\n'))),
  refused('chunked behind a vertical tab', 400, post(['Transfer-Encoding: \x0bchunked'], chunks('0\r\n\r\n'))),
  refused('chunked behind a line feed', 400, post(['Transfer-Encoding:\n chunked'], chunks('0\r\n\r\n'))),
  refused('a coding whose name ends with a space', 400, post(['Transfer-Encoding : chunked'], chunks('0\r\n\r\n'))),
  refused('a folded coding', 400, post(['X-A: b', ' Transfer-Encoding: chunked'], chunks('0\r\n\r\n'))),
  refused('a folded header', 400, get(['X-A: 1', ' 2'])),
]

const chunked = ['Transfer-Encoding: chunked']
const malformedChunks: readonly DesyncCase[] = [
  refused('a size that is no number', 400, post(chunked, chunks('zz\r\nhello\r\n0\r\n\r\n'))),
  refused('a size with a prefix', 400, post(chunked, chunks('0x5\r\nhello\r\n0\r\n\r\n'))),
  refused('a negative size', 400, post(chunked, chunks('-5\r\nhello\r\n0\r\n\r\n'))),
  refused('a size with a space before it', 400, post(chunked, chunks(' 5\r\nhello\r\n0\r\n\r\n'))),
  refused('a size beyond all numbers', 400, post(chunked, chunks('fffffffffffffffff\r\nhello\r\n0\r\n\r\n'))),
  refused('an empty size', 400, post(chunked, chunks('\r\nhello\r\n0\r\n\r\n'))),
  refused('a chunk longer than its size', 400, post(chunked, chunks('4\r\nhello\r\n0\r\n\r\n'))),
  refused('lines that end with a line feed alone', 400, post(chunked, chunks('5\nhello\n0\n\n'))),
  refused('data that ends with a line feed alone', 400, post(chunked, chunks('5\r\nhello\n0\r\n\r\n'))),
  refused('an extension with a line feed', 400, post(chunked, chunks('5;a\nb\r\nhello\r\n0\r\n\r\n'))),
  refused('a trailer that is none', 400, post(chunked, chunks('5\r\nhello\r\n0\r\nno trailer\r\n\r\n'))),
]

const lines: readonly DesyncCase[] = [
  refused('a bare line feed', 400, (host) => `GET /prod/proxy HTTP/1.1\nHost: ${host}\n\n`),
  refused('a bare carriage return', 400, get(['X-A: 1\rX-B: 2'])),
  refused('a NUL in a value', 400, get(['X-A: a\0b'])),
  refused('a NUL in a name', 400, get(['X-\0A: b'])),
  refused('a space in a name', 400, get(['X A: b'])),
  refused('a header without a colon', 400, get(['no colon'])),
  refused('a header without a name', 400, get([': value'])),
  refused('a header in brackets', 400, get(['(X-A): b'])),
  refused('a name that is no ASCII', 400, get(['X-\xc4: b'])),
  refused('a line before the head', 400, (host) => `X-A: b\r\nGET /prod/proxy HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
  refused('a space before the first header', 400, (host) => `GET /prod/proxy HTTP/1.1\r\n Host: ${host}\r\n\r\n`),
  refused('another version', 400, request('GET /prod/proxy HTTP/1.2', [])),
  refused('a version of two digits', 400, request('GET /prod/proxy HTTP/1.10', [])),
  refused('HTTP/2 over text', 400, () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  refused('HTTP/0.9', 400, () => 'GET /prod/proxy\r\n\r\n'),
  refused('a method in lower case', 400, request('get /prod/proxy HTTP/1.1', [])),
  refused('a method that nobody knows', 400, request('SMUGGLE /prod/proxy HTTP/1.1', [])),
  refused('garbage', 400, () => '\x16\x03\x01\x02\0\x01\0'),
]

const targets: readonly DesyncCase[] = [
  refused('two hosts', 400, get(['Host: other'])),
  refused('two equal hosts', 400, (host) => `GET /prod/proxy HTTP/1.1\r\nHost: ${host}\r\nhost: ${host}\r\n\r\n`),
  refused('no host', 400, () => 'GET /prod/proxy HTTP/1.1\r\n\r\n'),
  refused('a host with a user', 400, (host) => `GET /prod/proxy HTTP/1.1\r\nHost: x@${host}\r\n\r\n`),
  refused('a host with a path', 400, (host) => `GET /prod/proxy HTTP/1.1\r\nHost: ${host}/y\r\n\r\n`),
  refused('two hosts in one', 400, (host) => `GET /prod/proxy HTTP/1.1\r\nHost: ${host}, other\r\n\r\n`),
  refused('a host with a space', 400, (host) => `GET /prod/proxy HTTP/1.1\r\nHost: ${host} other\r\n\r\n`),
  refused('a host with two ports', 400, (host) => `GET /prod/proxy HTTP/1.1\r\nHost: ${host}:80:80\r\n\r\n`),
  refused('an absolute target elsewhere', 400, get([], 'http://evil/prod/proxy')),
  refused('an absolute target that names a user', 400, (host) => get([], `http://x@${host}/prod/proxy`)(host)),
  refused('another scheme', 400, (host) => get([], `file://${host}/etc/passwd`)(host)),
  refused('an authority', 400, get([], 'evil:443')),
  refused('an asterisk', 400, request('OPTIONS * HTTP/1.1', [])),
  refused('a fragment', 400, get([], '/prod/proxy#x')),
  refused('a target with a space', 400, get([], '/prod/pro xy')),
  refused('a target with a tab', 400, get([], '/prod/pro\txy')),
  refused('a target with a control character', 400, get([], '/prod/pro\x01xy')),
  refused('a target with a NUL', 400, get([], '/prod/pro\0xy')),
  refused('TRACE', 405, request('TRACE /prod/proxy HTTP/1.1', [])),
  refused('CONNECT', 405, request('CONNECT evil:443 HTTP/1.1', [])),
  refused('CONNECT with bytes for the tunnel', 405, request('CONNECT evil:443 HTTP/1.1', [], smuggled)),
  refused('a target over the quota', 414, get([], `/prod/proxy?${'a'.repeat(10_240)}`)),
  refused('headers over the quota', 431, get([`X-A: ${'a'.repeat(10_240)}`])),
  refused('headers over the parser’s limit', 431, get([`X-A: ${'a'.repeat(40_000)}`])),
  refused('more headers than anybody counts', 431, get(new Array<string>(3000).fill('a:'))),
  refused(
    'an expectation that nobody can meet',
    417,
    post(['Expect: a miracle', 'Content-Length: 5'], () => 'hello'),
  ),
]

const closing = 'Connection: close'
const passed: readonly DesyncCase[] = [
  {
    name: 'an absolute target on the host’s own authority',
    bytes: (host) => get([closing], `http://${host}/prod/proxy?a`)(host),
    ...{ answers: [200], reaches: ['GET /there?a'] },
  },
  {
    name: 'a body that looks like a request',
    bytes: (host) => post([`Content-Length: ${smuggled(host).length}`, closing], smuggled)(host),
    ...{ answers: [200], reaches: ['POST /there'] },
  },
  {
    name: 'a chunk that looks like a request',
    bytes: (host) => {
      const size = smuggled(host).length.toString(16)
      return post([...chunked, closing], (own) => `${size}\r\n${smuggled(own)}\r\n0\r\n\r\n`)(host)
    },
    ...{ answers: [200], reaches: ['POST /there'] },
  },
  {
    name: 'a GET with a body',
    bytes: (host) => get([`Content-Length: ${smuggled(host).length}`])(host) + smuggled(host) + get([closing])(host),
    ...{ answers: [200, 200], reaches: ['GET /there', 'GET /there'] },
  },
  {
    name: 'a GET with chunks',
    bytes: (host) => `${get(chunked)(host)}5\r\nhello\r\n0\r\n\r\n${get([closing])(host)}`,
    ...{ answers: [200, 200], reaches: ['GET /there', 'GET /there'] },
  },
  {
    name: 'a body that nobody reads',
    bytes: (host) =>
      request('POST /prod/nowhere HTTP/1.1', [`Content-Length: ${smuggled(host).length}`], smuggled)(host) +
      get([closing])(host),
    ...{ answers: [403, 200], reaches: ['GET /there'] },
  },
  {
    name: 'chunks that nobody reads',
    bytes: (host) => request('POST /prod/nowhere HTTP/1.1', chunked, chunks('5\r\nhello\r\n0\r\n\r\n'))(host),
    ...{ answers: [403] },
  },
  {
    name: 'chunks with extensions and a trailer',
    bytes: post([...chunked, 'Trailer: X-T', closing], () => '5;a=b\r\nhello\r\n0\r\nX-T: 1\r\n\r\n'),
    ...{ answers: [200], reaches: ['POST /there'] },
  },
  {
    name: 'names that imitate framing',
    bytes: post(['Content-Length: 5', 'Transfer_Encoding: chunked', 'Content_Length: 44', closing], () => 'hello'),
    ...{ answers: [200], reaches: ['POST /there'] },
  },
  {
    name: 'h2c',
    bytes: get([
      'Connection: Upgrade, HTTP2-Settings, close',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA',
    ]),
    ...{ answers: [200], reaches: ['GET /there'] },
  },
  {
    name: 'a WebSocket',
    bytes: get(['Connection: Upgrade, close', 'Upgrade: websocket', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']),
    ...{ answers: [200], reaches: ['GET /there'] },
  },
  {
    name: 'two requests at once',
    bytes: (host) => get([], '/prod/proxy?1')(host) + get([closing], '/prod/proxy?2')(host),
    ...{ answers: [200, 200], reaches: ['GET /there?1', 'GET /there?2'] },
  },
  {
    name: 'a request behind one that ends the connection',
    bytes: (host) => get([closing])(host) + smuggled(host),
    ...{ answers: [200], reaches: ['GET /there'] },
  },
  {
    name: 'a request behind a refused one',
    bytes: (host) => `GET /prod/proxy HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n${smuggled(host)}`,
    ...{ answers: [400] },
  },
  {
    name: 'a request behind a refused one with a body',
    bytes: (host) =>
      `POST /prod/proxy HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 5\r\n\r\nhello${smuggled(host)}`,
    ...{ answers: [400] },
  },
  {
    name: 'HTTP/1.0 that wants to stay',
    bytes: (host) => request('GET /prod/proxy HTTP/1.0', ['Connection: keep-alive'])(host),
    ...{ answers: [200], reaches: ['GET /there'], staysOpen: true },
  },
  {
    name: 'HTTP/1.0 with a request behind it',
    bytes: (host) => request('GET /prod/proxy HTTP/1.0', [])(host) + smuggled(host),
    ...{ answers: [200], reaches: ['GET /there'] },
  },
  {
    name: 'empty lines before a request',
    bytes: (host) => `\r\n\r\n${get([closing])(host)}`,
    ...{ answers: [200], reaches: ['GET /there'] },
  },
  {
    name: 'a double slash that looks like an authority',
    bytes: get([closing], '//evil/prod/proxy'),
    ...{ answers: [403] },
  },
  {
    name: 'a backslash',
    bytes: get([closing], '/prod\\proxy'),
    ...{ answers: [403] },
  },
]

export const desyncCorpus: Readonly<Record<string, readonly DesyncCase[]>> = {
  ...{ framing, 'malformed chunks': malformedChunks, lines, 'targets and limits': targets, 'what passes': passed },
}
