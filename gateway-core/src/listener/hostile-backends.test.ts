import type { Socket } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { rawCall } from '../testing/call.ts'
import { httpProxy } from '../testing/deployed-api.ts'
import { scenario } from '../testing/scenario.ts'
import { rawUpstream } from '../testing/scripted-upstream.ts'

/** What the backend says to each request, by its path. */
const says = new Map<string, (socket: Socket) => void>()
const backend = await rawUpstream((socket) => {
  socket.on('data', (chunk) => {
    const path = /^[A-Z]+ (\S+)/.exec(chunk.toString('latin1'))?.[1] ?? ''
    says.get(path)?.(socket)
  })
})
const api = await scenario({
  methods: { 'ANY /{proxy+}': httpProxy(`${backend.origin}/{proxy}`, { timeoutInMillis: 2000 }) },
})
afterAll(async () => {
  await api[Symbol.asyncDispose]()
  await backend[Symbol.asyncDispose]()
})

let calls = 0
/** Everything that a caller gets when the backend answers with these bytes. */
async function answerTo(bytes: string, method = 'GET', isLast = false): Promise<string> {
  const path = `/c${calls++}`
  says.set(path, (socket) => {
    socket.write(bytes, 'latin1')
    if (isLast) socket.end()
  })
  return rawCall(api.origin, `${method} /prod${path} HTTP/1.1\r\nHost: ${api.host}\r\nConnection: close\r\n\r\n`, 4000)
}

const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4)
const failed = '{"message":"Network error communicating with endpoint"}'

describe('an answer that is no HTTP is a failure of the integration', () => {
  test.each([
    ['garbage', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['nothing of a status', 'HTTP/1.1 OK\r\n\r\n'],
    ['another version', 'HTTP/3.0 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['a length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!'],
    ['a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nok'],
    ['a header with a NUL', 'HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 2\r\n\r\nok'],
    ['a header without a colon', 'HTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 2\r\n\r\nok'],
    ['a space before the colon', 'HTTP/1.1 200 OK\r\nX-A : b\r\nContent-Length: 2\r\n\r\nok'],
    ['headers without end', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(100_000)}\r\nContent-Length: 2\r\n\r\nok`],
    ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'],
  ])('%s', async (_, bytes) => {
    const answer = await answerTo(bytes, 'GET', true)
    expect([statuses(answer), bodyOf(answer)]).toEqual([[504], failed])
  })
})

describe('no header of the backend’s becomes two of ours', () => {
  test.each([
    ['a bare carriage return', 'X-A: 1\rSet-Cookie: evil=1'],
    ['a bare line feed', 'X-A: 1\nSet-Cookie: evil=1'],
    ['a folded line', 'X-A: 1\r\n Set-Cookie: evil=1'],
    ['a control character', 'X-A: 1\x01Set-Cookie: evil=1'],
    ['a line separator of Unicode', 'X-A: 1\x85Set-Cookie: evil=1'],
    ['letters that become line ends when cut to bytes', 'X-A: \xe5\x98\x8a\xe5\x98\x8dSet-Cookie: evil=1'],
  ])('%s', async (_, line) => {
    const answer = await answerTo(`HTTP/1.1 200 OK\r\n${line}\r\nContent-Length: 2\r\n\r\nok`, 'GET', true)
    expect(statuses(answer)).toHaveLength(1)
    const head = answer.slice(0, answer.indexOf('\r\n\r\n'))
    // A line feed alone ends a line for lenient readers, and then it is the backend's own header.
    if (!line.includes('\n')) expect(head).not.toMatch(/[\r\n]Set-Cookie: evil/)
    expect(head.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('what is the connection’s own business stays there', async () => {
    const own = [
      'Connection: X-Secret',
      'Keep-Alive: timeout=1',
      'Upgrade: h2c',
      'Trailer: X-T',
      'Proxy-Connection: close',
    ]
    const answer = await answerTo(`HTTP/1.1 200 OK\r\n${own.join('\r\n')}\r\nContent-Length: 2\r\n\r\nok`)
    expect(bodyOf(answer)).toBe('ok')
    for (const line of own.filter((each) => !each.startsWith('Connection'))) {
      expect(answer.toLowerCase()).not.toContain(`\n${line.toLowerCase()}`)
    }
    expect(answer.match(/^connection: .*$/gim)).toEqual(['Connection: close'])
  })
})

describe('an answer that breaks off never looks whole', () => {
  test.each([
    ['less than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'],
    ['chunks without an end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
    ['a malformed chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n'],
    ['a chunk with another end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf!!5\r\n'],
  ])('%s', async (_, bytes) => {
    const answer = await answerTo(bytes, 'GET', true)
    const [status] = statuses(answer)
    if (status === 200) {
      expect(answer).not.toMatch(/\r\n0\r\n(.*\r\n)?\r\n$/)
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? Number.POSITIVE_INFINITY)
      expect(bodyOf(answer).length).toBeLessThan(length)
    } else expect([status, bodyOf(answer)]).toEqual([504, failed])
  })
})

describe('interim answers are not the answer', () => {
  test.each([
    ['102', 'HTTP/1.1 102 Processing\r\n\r\n'],
    ['103', 'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n'],
    ['many', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(5)],
  ])('%s', async (_, interim) => {
    const answer = await answerTo(`${interim}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok`)
    expect([statuses(answer), bodyOf(answer)]).toEqual([[200], 'ok'])
    expect(answer).not.toMatch(/^link:/im)
  })
})

test('what a backend says unasked is never the answer to another request', async () => {
  says.set('/poison', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison')
  })
  says.set('/asked', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nasked'))
  for (let round = 0; round < 20; round++) {
    expect((await api.call('GET', '/poison')).body).toBe('ok')
    expect((await api.call('GET', '/asked')).body).toBe('asked')
  }
})

test('a connection on which a backend speaks unasked is given up', async () => {
  await using talkative = await rawUpstream((socket) => {
    socket.on('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
      setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison'), 5)
    })
  })
  await using own = await scenario({ methods: { 'GET /': httpProxy(talkative.origin) } })
  for (let round = 0; round < 3; round++) {
    expect((await own.call('GET', '/')).body).toBe('ok')
    await expect.poll(() => talkative.connections.size).toBe(0)
  }
})

describe('an answer that does not wait for the body', () => {
  const early = (length: number, sent: string) =>
    `POST /prod/early HTTP/1.1\r\nHost: ${api.host}\r\nContent-Length: ${length}\r\n\r\n${sent}`

  test('reaches the caller, and the connection ends: what it still sends is no request', async () => {
    says.set('/early', (socket) => socket.write('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno'))
    const smuggled = `GET /prod/asked HTTP/1.1\r\nHost: ${api.host}\r\n\r\n`
    const answer = await rawCall(api.origin, early(1_000_000, smuggled), 8000)
    expect([statuses(answer), bodyOf(answer)]).toEqual([[403], 'no'])
    expect(answer).toMatch(/^connection: close/im)
  }, 10_000)

  test('that breaks off leaves the caller without a whole answer', async () => {
    says.set('/early', (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')
      socket.resetAndDestroy()
    })
    const answer = await rawCall(api.origin, early(1_000_000, 'x'), 8000)
    expect(answer.includes('half') ? bodyOf(answer).length : 0).toBeLessThan(100)
  }, 10_000)
})

describe('answers without a body', () => {
  test.each([
    ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', 200, '5'],
    ['GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\nETag: "x"\r\n\r\n', 304, undefined],
    ['GET', 'HTTP/1.1 204 No Content\r\n\r\n', 204, undefined],
    ['GET', 'HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n', 204, undefined],
  ])('%s %j', async (method, bytes, status, length) => {
    const answer = await answerTo(bytes, method)
    expect([statuses(answer), bodyOf(answer)]).toEqual([[status], ''])
    if (length !== undefined) expect(answer).toMatch(new RegExp(`^content-length: ${length}`, 'im'))
    if (status === 204) expect(answer).not.toMatch(/^(content-length|transfer-encoding)/im)
  })

  test('stay without one when the backend sends it nevertheless', async () => {
    for (const [method, status] of [
      ['HEAD', '200 OK'],
      ['GET', '204 No Content'],
      ['GET', '304 Not Modified'],
    ] as const) {
      const answer = await answerTo(`HTTP/1.1 ${status}\r\nContent-Length: 6\r\n\r\npoison`, method, true)
      expect(answer).not.toContain('poison')
    }
  })
})

test('a status that nobody knows goes through', async () => {
  expect(statuses(await answerTo('HTTP/1.1 999 Whatever\r\nContent-Length: 2\r\n\r\nok'))).toEqual([999])
})

test('a redirect is the caller’s to follow', async () => {
  const answer = await answerTo('HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n')
  expect(statuses(answer)).toEqual([302])
  expect(answer).toMatch(/^location: http:\/\/169\.254\.169\.254\//im)
})

test('trailers of a backend are dropped', async () => {
  const answer = await answerTo(
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n2\r\nok\r\n0\r\nX-T: evil\r\n\r\n',
  )
  expect(statuses(answer)).toEqual([200])
  expect(answer).not.toMatch(/x-t/i)
})
