import { afterAll, describe, expect, test } from 'vitest'
import { rawCall } from '../testing/call.ts'
import { httpProxy } from '../testing/deployed-api.ts'
import { responseCorpus } from '../testing/response-corpus.ts'
import { scenario } from '../testing/scenario.ts'
import { rawUpstream } from '../testing/scripted-upstream.ts'

/** What the backend says to the next request, after which it closes; once there is nothing more, `after` to each. */
let next: string | undefined
const after = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nafter'
const backend = await rawUpstream((socket) => {
  socket.on('data', () => {
    if (next === undefined) socket.write(after)
    else socket.end(next, 'latin1')
    next = undefined
  })
})
const api = await scenario({ methods: { 'ANY /': httpProxy(backend.origin) } })
afterAll(async () => {
  await api[Symbol.asyncDispose]()
  await backend[Symbol.asyncDispose]()
})

const call = (method: string) =>
  rawCall(api.origin, `${method} /prod HTTP/1.1\r\nHost: ${api.host}\r\nConnection: close\r\n\r\n`, 20_000)

/** The body, out of its chunks; undefined when the answer broke off. */
function wholeBody(answer: string): string | undefined {
  const end = answer.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const head = answer.slice(0, end)
  const body = answer.slice(end + 4)
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  if (length !== undefined) return body.length < Number(length) ? undefined : body
  if (!/^transfer-encoding: chunked/im.test(head)) return body
  if (!body.endsWith('0\r\n\r\n')) return undefined
  let rest = body
  let joined = ''
  while (!rest.startsWith('0\r\n')) {
    const size = Number.parseInt(rest, 16)
    const from = rest.indexOf('\r\n') + 2
    joined += rest.slice(from, from + size)
    rest = rest.slice(from + size + 2)
  }
  return joined
}

for (const [kind, cases] of Object.entries(responseCorpus)) {
  describe(kind, () => {
    test.each(cases)('$name', async ({ bytes, method = 'GET', outcome }) => {
      next = bytes
      const answer = await call(method)
      const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0)
      if (outcome === 'refused') expect(status).toBe(504)
      else if (outcome === 'broken') expect(status === 504 || wholeBody(answer) === undefined).toBe(true)
      else {
        expect(status).toBe(outcome.status)
        const hasBody = method !== 'HEAD' && status !== 304 && status !== 204
        expect(hasBody ? wholeBody(answer) : answer.slice(answer.indexOf('\r\n\r\n') + 4)).toBe(outcome.body)
        expect(answer.match(/^HTTP\/1\.1/gm)).toHaveLength(outcome.body.includes('HTTP/1.1') ? 2 : 1)
      }
      // Nothing of it is heard by whoever asks next.
      expect(await call('GET')).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\nafter$/)
    })
  })
}
