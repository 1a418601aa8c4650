import { afterAll, describe, expect, test } from 'vitest'
import { rawCall } from '../testing/call.ts'
import { httpProxy, mock } from '../testing/deployed-api.ts'
import { desyncCorpus } from '../testing/desync-corpus.ts'
import { scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'

const upstream = await scriptedUpstream()
upstream.answers((_request, response) => response.end('ok'))
const api = await scenario({
  methods: {
    'ANY /mock': mock(200, '{"ok":true}'),
    'ANY /proxy': httpProxy(`${upstream.origin}/there`),
    'ANY /smuggled': httpProxy(`${upstream.origin}/smuggled`),
  },
})
afterAll(async () => {
  await api[Symbol.asyncDispose]()
  await upstream[Symbol.asyncDispose]()
})

const statusesIn = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

for (const [kind, cases] of Object.entries(desyncCorpus)) {
  describe(kind, () => {
    test.each(cases)('$name', async ({ bytes, answers, reaches = [], staysOpen = false }) => {
      const before = upstream.seen.length
      const started = performance.now()
      const answer = await rawCall(api.origin, bytes(api.host), staysOpen ? 300 : 20_000)
      expect(statusesIn(answer)).toEqual(answers)
      expect(upstream.seen.slice(before).map(({ method, url }) => `${method} ${url}`)).toEqual(reaches)
      // Whoever ended the connection, it was not the caller's patience.
      if (!staysOpen) expect(performance.now() - started).toBeLessThan(15_000)
      const last = answer.slice(answer.lastIndexOf('HTTP/1.1 '))
      expect(/^connection: close/im.test(last)).toBe(!staysOpen)
      if ((answers.at(-1) ?? 0) >= 400) expect(last).toMatch(/\r\n\r\n\{"message":"[^"]+"\}$/)
    })
  })
}

test('nothing of framing or connection headers reaches the backend', () => {
  const names = new Set(
    upstream.seen.flatMap(({ rawHeaders }) =>
      rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase()),
    ),
  )
  const kept = [
    'transfer_encoding',
    'content_length',
    'upgrade',
    'http2-settings',
    'trailer',
    'te',
    'keep-alive',
    'x-t',
  ]
  expect([...names].filter((name) => kept.includes(name))).toEqual([])
})
