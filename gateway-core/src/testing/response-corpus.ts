/**
 * Answers with which backends, or who stands between, fool the clients of backends: framing that two readers read
 * differently, bytes behind the end, lines that are none. Each says what a strict reader makes of it.
 */
export interface ResponseCase {
  readonly name: string
  /** Everything that the backend sends before it closes the connection; Latin-1. */
  readonly bytes: string
  /** Of the request; GET unless told. */
  readonly method?: string
  /**
   * `refused`: nothing of it is an answer. `broken`: there is an answer, and it never gets whole. Else the answer, with
   * what stands behind it unread.
   */
  readonly outcome: 'refused' | 'broken' | WholeAnswer
}

export interface WholeAnswer {
  readonly status: number
  readonly body: string
  /** Behind its end: of no request. */
  readonly rest?: string
  /** The connection must not be used again, even if nothing stands behind. */
  readonly isLast?: boolean
}

const ok = 'HTTP/1.1 200 OK\r\n'
const poison = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison'
const chunkedLine = 'Transfer-Encoding: chunked\r\n'

const refused = (name: string, bytes: string, method?: string): ResponseCase => ({
  ...{ name, bytes, outcome: 'refused' },
  ...(method === undefined ? {} : { method }),
})
const broken = (name: string, bytes: string): ResponseCase => ({ name, bytes, outcome: 'broken' })
const whole = (name: string, bytes: string, outcome: WholeAnswer, method?: string): ResponseCase => ({
  ...{ name, bytes, outcome },
  ...(method === undefined ? {} : { method }),
})
/** An answer of 200 with these field lines and the body `ok`. */
const withLine = (name: string, line: string) => refused(name, `${ok}${line}\r\nContent-Length: 2\r\n\r\nok`)
const withChunks = (name: string, chunks: string) => broken(name, `${ok}${chunkedLine}\r\n${chunks}`)

const statusLines: readonly ResponseCase[] = [
  refused('nothing', ''),
  refused('an empty line first', `\r\n${ok}Content-Length: 2\r\n\r\nok`),
  refused('garbage', '\x16\x03\x01\x02\0\x01\0'),
  refused('a page of HTTP/0.9', '<html>ok</html>'),
  refused('another protocol', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'),
  refused('lower case', 'http/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  refused('HTTP/2', 'HTTP/2 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  refused('HTTP/1.2', 'HTTP/1.2 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  refused('HTTP/1.10', 'HTTP/1.10 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  refused('HTTP/1', 'HTTP/1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  refused('ICY', 'ICY 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  refused('no status', 'HTTP/1.1 OK\r\n\r\n'),
  refused('a status of two digits', 'HTTP/1.1 99 OK\r\n\r\n'),
  refused('a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'),
  refused('a status below 100', 'HTTP/1.1 099 OK\r\n\r\n'),
  refused('a status with a sign', 'HTTP/1.1 +20 OK\r\n\r\n'),
  refused('a status in hexadecimal', 'HTTP/1.1 2a0 OK\r\n\r\n'),
  refused('two spaces before the status', 'HTTP/1.1  200 OK\r\n\r\n'),
  refused('a tab before the status', 'HTTP/1.1\t200 OK\r\n\r\n'),
  refused('a tab behind the status', 'HTTP/1.1 200\tOK\r\n\r\n'),
  refused('a NUL in the reason', 'HTTP/1.1 200 O\0K\r\n\r\n'),
  refused('a carriage return in the reason', 'HTTP/1.1 200 O\rK\r\n\r\n'),
  refused('a line feed in the reason', 'HTTP/1.1 200 OK\nX-A: b\r\n\r\n'),
  refused('a status line that ends with a line feed alone', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok'),
  refused('a status line without end', `HTTP/1.1 200 ${'a'.repeat(20_000)}`),
  refused('half a head', 'HTTP/1.1 200 OK\r\nContent-Le'),
  refused('a head without its empty line', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n'),
  refused('a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'),
  refused('interim answers without end', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(50)),
  refused('only an interim answer', 'HTTP/1.1 100 Continue\r\n\r\n'),
]

const fieldLines: readonly ResponseCase[] = [
  withLine('a folded line', 'X-A: 1\r\n 2'),
  withLine('a folded line with a tab', 'X-A: 1\r\n\t2'),
  withLine('a folded line first', ' X-A: 1'),
  withLine('a space before the colon', 'X-A : 1'),
  withLine('a tab before the colon', 'X-A\t: 1'),
  withLine('a space in the name', 'X A: 1'),
  withLine('no colon', 'no colon'),
  withLine('no name', ': 1'),
  withLine('a name in brackets', '(X-A): 1'),
  withLine('a name in quotes', '"X-A": 1'),
  withLine('a name with a slash', 'X/A: 1'),
  withLine('a name beyond ASCII', 'X-\xc4: 1'),
  withLine('a NUL in a name', 'X-\0A: 1'),
  withLine('a NUL in a value', 'X-A: 1\x002'),
  withLine('a control character in a value', 'X-A: 1\x012'),
  withLine('a vertical tab in a value', 'X-A: 1\x0b2'),
  withLine('a form feed in a value', 'X-A: 1\x0c2'),
  withLine('an escape in a value', 'X-A: \x1b[31m'),
  withLine('a delete in a value', 'X-A: 1\x7f2'),
  withLine('a bare carriage return in a value', 'X-A: 1\rX-B: 2'),
  withLine('a carriage return at the end of a value', 'X-A: 1\r'),
  withLine('a bare line feed in a value', 'X-A: 1\nX-B: 2'),
  withLine('a line feed alone at the end of a line', 'X-A: 1\nX-B: 2'),
  withLine('a length behind a bare line feed', 'X-A: 1\nContent-Length: 44'),
  refused('lines that all end with a line feed alone', 'HTTP/1.1 200 OK\r\nContent-Length: 2\n\nok'),
  refused('an empty line of a carriage return alone', `${ok}Content-Length: 2\r\n\rok`),
  refused('headers beyond the limit', `${ok}X-A: ${'a'.repeat(17_000)}\r\nContent-Length: 2\r\n\r\nok`),
  refused('headers without end', `${ok}${'X-A: a\r\n'.repeat(4000)}`),
]

const framing: readonly ResponseCase[] = [
  withLine('a length and chunks', 'Transfer-Encoding: chunked'),
  refused('chunks and a length', `${ok}${chunkedLine}Content-Length: 5\r\n\r\n0\r\n\r\n`),
  refused('chunks and a length of nothing', `${ok}${chunkedLine}Content-Length: 0\r\n\r\n0\r\n\r\n`),
  withLine('two lengths', 'Content-Length: 44'),
  withLine('two equal lengths', 'Content-Length: 2'),
  withLine('two lengths in other letters', 'CONTENT-LENGTH: 44'),
  ...['+2', '-2', '0x2', '2.0', '2e0', '2, 2', '2,3', '2 2', '"2"', '', ' ', 'two', '\xb2', '1234567890123456'].map(
    (length) => refused(`a length of ${JSON.stringify(length)}`, `${ok}Content-Length: ${length}\r\n\r\nok`),
  ),
  ...['identity', 'gzip', 'gzip, chunked', 'chunked, gzip', 'chunked, chunked', 'xchunked', 'chunked;q=1', ''].map(
    (coding) => refused(`a coding of ${JSON.stringify(coding)}`, `${ok}Transfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n`),
  ),
  refused('chunks twice', `${ok}${chunkedLine}${chunkedLine}\r\n0\r\n\r\n`),
  refused('chunks behind another coding', `${ok}Transfer-Encoding: gzip\r\n${chunkedLine}\r\n0\r\n\r\n`),
  refused('chunks with a vertical tab', `${ok}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n`),
  refused('chunks in HTTP/1.0', `HTTP/1.0 200 OK\r\n${chunkedLine}\r\n2\r\nok\r\n0\r\n\r\n`),
  refused('a HEAD with both', `${ok}${chunkedLine}Content-Length: 5\r\n\r\n`, 'HEAD'),
  refused('a 304 with two lengths', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'),
  broken('less than the length', `${ok}Content-Length: 100\r\n\r\nhalf`),
  broken('nothing of the length', `${ok}Content-Length: 1\r\n\r\n`),
]

const chunks: readonly ResponseCase[] = [
  withChunks('no chunk', ''),
  withChunks('no last chunk', '4\r\nhalf\r\n'),
  withChunks('no end of the trailer', '2\r\nok\r\n0\r\n'),
  withChunks('a size that is no number', 'zz\r\nok\r\n0\r\n\r\n'),
  withChunks('a size with a prefix', '0x2\r\nok\r\n0\r\n\r\n'),
  withChunks('a negative size', '-2\r\nok\r\n0\r\n\r\n'),
  withChunks('a signed size', '+2\r\nok\r\n0\r\n\r\n'),
  withChunks('a size with a space before it', ' 2\r\nok\r\n0\r\n\r\n'),
  withChunks('a size with a space behind it', '2 \r\nok\r\n0\r\n\r\n'),
  withChunks('a size with an underscore', '1_0\r\n0123456789abcdef\r\n0\r\n\r\n'),
  withChunks('an empty size', '\r\nok\r\n0\r\n\r\n'),
  withChunks('an empty size with an extension', ';a=b\r\nok\r\n0\r\n\r\n'),
  withChunks('a size beyond all numbers', `${'f'.repeat(17)}\r\nok\r\n0\r\n\r\n`),
  withChunks('a size with too many zeros', `${'0'.repeat(40)}2\r\nok\r\n0\r\n\r\n`),
  withChunks('a chunk longer than its size', '2\r\nok!\r\n0\r\n\r\n'),
  withChunks('a chunk shorter than its size', '4\r\nok\r\n0\r\n\r\n'),
  withChunks('a size line that ends with a line feed alone', '2\nok\r\n0\r\n\r\n'),
  withChunks('a size line with a bare carriage return', '2\rok\r\n0\r\n\r\n'),
  withChunks('data that ends with a line feed alone', '2\r\nok\n0\r\n\r\n'),
  withChunks('data that ends with a carriage return alone', '2\r\nok\r0\r\n\r\n'),
  withChunks('data with no end', '2\r\nok0\r\n\r\n'),
  withChunks('an extension with a line feed', '2;a\nb\r\nok\r\n0\r\n\r\n'),
  withChunks('an extension with a NUL', '2;a\0b\r\nok\r\n0\r\n\r\n'),
  withChunks('an extension with a carriage return', '2;a\rb\r\nok\r\n0\r\n\r\n'),
  withChunks('an extension without end', `2;${'a'.repeat(20_000)}\r\nok\r\n0\r\n\r\n`),
  withChunks('many extensions', `${`1;${'a'.repeat(1000)}\r\nx\r\n`.repeat(30)}0\r\n\r\n`),
  withChunks('a trailer without a colon', '2\r\nok\r\n0\r\nno trailer\r\n\r\n'),
  withChunks('a folded trailer', '2\r\nok\r\n0\r\nX-T: 1\r\n 2\r\n\r\n'),
  withChunks('a trailer with a NUL', '2\r\nok\r\n0\r\nX-T: \0\r\n\r\n'),
  withChunks('a trailer with a bare line feed', '2\r\nok\r\n0\r\nX-T: 1\nX-U: 2\r\n\r\n'),
  withChunks('a trailer without end', `2\r\nok\r\n0\r\nX-T: ${'a'.repeat(20_000)}\r\n\r\n`),
  withChunks('a last chunk that ends with a line feed alone', '2\r\nok\r\n0\n\n'),
]

const twoBytes = { status: 200, body: 'ok' }
const passed: readonly ResponseCase[] = [
  whole('a length', `${ok}Content-Length: 2\r\n\r\nok`, twoBytes),
  whole('a length of nothing', `${ok}Content-Length: 0\r\n\r\n`, { status: 200, body: '' }),
  whole('a length with zeros', `${ok}Content-Length: 0002\r\n\r\nok`, twoBytes),
  whole('a length between blanks', `${ok}Content-Length: \t 2 \t\r\n\r\nok`, twoBytes),
  whole('no blank behind the colon', `${ok}Content-Length:2\r\n\r\nok`, twoBytes),
  whole('names in any case', `${ok}cOnTeNt-LeNgTh: 2\r\n\r\nok`, twoBytes),
  whole('an empty value', `${ok}X-A:\r\nContent-Length: 2\r\n\r\nok`, twoBytes),
  whole('bytes beyond ASCII in a value', `${ok}X-A: \xe4\x85\xff\r\nContent-Length: 2\r\n\r\nok`, twoBytes),
  whole('names that imitate framing', `${ok}Content_Length: 44\r\nContent-Length: 2\r\n\r\nok`, twoBytes),
  whole('no reason', 'HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok', twoBytes),
  whole('no reason, and no space', 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok', twoBytes),
  whole('a status that nobody knows', 'HTTP/1.1 999 \xff\r\nContent-Length: 2\r\n\r\nok', { status: 999, body: 'ok' }),
  whole('chunks', `${ok}${chunkedLine}\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n`, twoBytes),
  whole('chunks in other letters', `${ok}transfer-encoding: CHUNKED\r\n\r\n2\r\nok\r\n0\r\n\r\n`, twoBytes),
  whole('sizes with zeros and in capitals', `${ok}${chunkedLine}\r\n00A\r\n0123456789\r\n000\r\n\r\n`, {
    ...{ status: 200, body: '0123456789' },
  }),
  whole('extensions', `${ok}${chunkedLine}\r\n2;a="b;\t\xe4"\r\nok\r\n0;c\r\n\r\n`, twoBytes),
  whole('a trailer', `${ok}${chunkedLine}\r\n2\r\nok\r\n0\r\nX-T: 1\r\nContent-Length: 44\r\n\r\n`, twoBytes),
  whole('no framing', `${ok}\r\nok`, { ...twoBytes, isLast: true }),
  whole('no framing and no body', `${ok}\r\n`, { status: 200, body: '', isLast: true }),
  whole('no framing, and what looks like another answer', `${ok}\r\n${poison}`, {
    ...{ status: 200, body: poison, isLast: true },
  }),
  whole('HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', { ...twoBytes, isLast: true }),
  whole('HTTP/1.0 that wants to stay', 'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok', {
    ...{ ...twoBytes, isLast: true },
  }),
  ...['close', 'Close', 'x, close', 'close , x', 'keep-alive, close'].map((value) =>
    whole(`Connection: ${value}`, `${ok}Connection: ${value}\r\nContent-Length: 2\r\n\r\nok`, {
      ...{ ...twoBytes, isLast: true },
    }),
  ),
  whole('a name that only contains close', `${ok}Connection: x-close\r\nContent-Length: 2\r\n\r\nok`, twoBytes),
  whole('a connection that is not kept', `${ok}Keep-Alive: timeout=0\r\nContent-Length: 2\r\n\r\nok`, {
    ...{ ...twoBytes, isLast: true },
  }),
  whole(
    'interim answers',
    `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 P\r\n\r\n${ok}Content-Length: 2\r\n\r\nok`,
    {
      ...twoBytes,
    },
  ),
  whole(
    'an interim answer with a length',
    `HTTP/1.1 103 E\r\nContent-Length: 5\r\n\r\n${ok}Content-Length: 2\r\n\r\nok`,
    {
      ...twoBytes,
    },
  ),
  whole('HEAD', `${ok}Content-Length: 1234\r\n\r\n`, { status: 200, body: '' }, 'HEAD'),
  whole('HEAD with chunks', `${ok}${chunkedLine}\r\n`, { status: 200, body: '' }, 'HEAD'),
  whole('304 with a length', 'HTTP/1.1 304 N\r\nContent-Length: 5\r\n\r\n', { status: 304, body: '' }),
  whole('204 with a length', 'HTTP/1.1 204 N\r\nContent-Length: 5\r\n\r\n', { status: 204, body: '' }),
  whole('204 with chunks', `HTTP/1.1 204 N\r\n${chunkedLine}\r\n`, { status: 204, body: '' }),
]

/** What stands behind the end is nobody's answer. */
const behind: readonly ResponseCase[] = [
  whole('an answer behind a length', `${ok}Content-Length: 2\r\n\r\nok${poison}`, { ...twoBytes, rest: poison }),
  whole('an answer behind no body', `${ok}Content-Length: 0\r\n\r\n${poison}`, { status: 200, body: '', rest: poison }),
  whole('an answer behind chunks', `${ok}${chunkedLine}\r\n2\r\nok\r\n0\r\n\r\n${poison}`, {
    ...twoBytes,
    rest: poison,
  }),
  whole(
    'an answer behind HEAD',
    `${ok}Content-Length: 6\r\n\r\npoison`,
    { status: 200, body: '', rest: 'poison' },
    'HEAD',
  ),
  whole('a body behind 304', 'HTTP/1.1 304 N\r\nContent-Length: 6\r\n\r\npoison', {
    status: 304,
    body: '',
    rest: 'poison',
  }),
  whole('a body behind 204', `HTTP/1.1 204 N\r\n\r\n${poison}`, { status: 204, body: '', rest: poison }),
  whole('one byte', `${ok}Content-Length: 2\r\n\r\nok!`, { ...twoBytes, rest: '!' }),
  whole('an empty line', `${ok}Content-Length: 2\r\n\r\nok\r\n`, { ...twoBytes, rest: '\r\n' }),
  whole('a chunk behind the last', `${ok}${chunkedLine}\r\n2\r\nok\r\n0\r\n\r\n2\r\nno\r\n`, {
    ...twoBytes,
    rest: '2\r\nno\r\n',
  }),
]

export const responseCorpus: Readonly<Record<string, readonly ResponseCase[]>> = {
  ...{ 'status lines': statusLines, 'field lines': fieldLines, framing, chunks, 'what passes': passed },
  'what stands behind an answer': behind,
}
