import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CodeLanguage, codeLanguages, codeSample } from './code-samples.ts'

const get = {
  httpMethod: 'GET',
  baseUrl: 'http://abc.localhost:8080/prod',
  path: '/pets',
  query: [] as [string, string][],
  headers: [] as [string, string][],
  body: undefined,
  key: undefined,
}
const body = '{"name": "O\'Neill $HOME #{1+1} \\"quoted\\" ü", "tags": ["a"]}'
const post = {
  ...get,
  httpMethod: 'POST',
  query: [['tag', "it's & ü"]] as [string, string][],
  headers: [
    ['content-type', 'application/json'],
    ['x-note', `"'\\ $HOME #{1} {0}`],
  ] as [string, string][],
  body,
  key: 'k"1$x',
}

test('a plain GET is one line of curl, and a HEAD does not wait for a body', () => {
  expect(codeSample('curl', get)).toBe("curl 'http://abc.localhost:8080/prod/pets'")
  expect(codeSample('curl', { ...get, httpMethod: 'HEAD' })).toMatch(/^curl --head '/)
  expect(codeSample('curl', { ...get, path: '/{left}' })).toMatch(/^curl --globoff '/)
})

test('a plain GET in JavaScript has no options', () => {
  expect(codeSample('javascript', get)).toContain('fetch("http://abc.localhost:8080/prod/pets")')
})

test('a body that an object would change is written as its text', () => {
  const written = (text: string) => codeSample('javascript', { ...post, body: text })
  expect(written('{"a": 1}')).toContain('body: JSON.stringify({\n    "a": 1\n  })')
  expect(written('{"id":12345678901234567890}')).toContain('body: "{\\"id\\":12345678901234567890}"')
  expect(written('{"a":1,"a":2}')).toContain('body: "{')
  expect(written('{"__proto__":{"a":1}}')).toContain('body: "{')
  expect(written('plain')).toContain('body: "plain"')
})

test.each(codeLanguages.map(({ id }) => id))('%s names the address, the key and the body', (language) => {
  const code = codeSample(language, { ...post, body: 'plain', key: 'the-key' })
  for (const part of ['http://abc.localhost:8080/prod/pets?tag=it%27s+%26+%C3%BC', 'the-key', 'plain', 'x-note']) {
    expect(code).toContain(part)
  }
  expect(codeSample(language, get)).not.toMatch(/x-api-key|undefined/)
})

/** A server that keeps what came, for programs that really run. */
const received: { method?: string; url?: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = []
const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const { method, url, headers } = request
  received.push({ method, url, headers, body: Buffer.concat(parts).toString() })
  response.end('fine')
})
const folder = mkdtempSync(path.join(tmpdir(), 'samples-'))

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  writeFileSync(path.join(folder, 'requests.py'), fakeRequests)
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

/** What the sample needs of `requests`, which a machine may lack. */
const fakeRequests = `
import urllib.request
def request(method, url, headers={}, data=None):
    answer = urllib.request.urlopen(urllib.request.Request(url, data=data, headers=headers, method=method))
    answer.status_code, answer.text = answer.status, answer.read().decode()
    return answer
`

const programs: readonly { language: CodeLanguage; command: string; file: string; probe: string }[] = [
  { language: 'curl', command: 'sh', file: 'call.sh', probe: 'curl' },
  { language: 'javascript', command: process.execPath, file: 'call.mjs', probe: process.execPath },
  { language: 'python', command: 'python3', file: 'call.py', probe: 'python3' },
  { language: 'java', command: 'java', file: 'Call.java', probe: 'java' },
  { language: 'ruby', command: 'ruby', file: 'call.rb', probe: 'ruby' },
  { language: 'php', command: 'php', file: 'call.php', probe: 'php' },
]

describe.each(programs)('as a program, $language', ({ language, command, file, probe }) => {
  const isAbsent = spawnSync(probe, ['--version'], { stdio: 'ignore' }).error !== undefined

  test.skipIf(isAbsent).each([
    ['a POST with everything', post],
    ['a plain GET', get],
    ['a DELETE without a body', { ...get, httpMethod: 'DELETE' }],
  ])(
    'sends %s as it was meant',
    async (_name, sample) => {
      const { port } = server.address() as AddressInfo
      const program = path.join(folder, file)
      writeFileSync(program, codeSample(language, { ...sample, baseUrl: `http://127.0.0.1:${port}/prod` }))
      received.length = 0
      const { stdout } = await promisify(execFile)(command, [program], { env: { ...process.env, PYTHONPATH: folder } })
      expect(stdout).toContain('fine')
      expect(received).toHaveLength(1)
      const [call] = received
      expect(call).toMatchObject({
        method: sample.httpMethod,
        url: sample.query.length > 0 ? '/prod/pets?tag=it%27s+%26+%C3%BC' : '/prod/pets',
      })
      expect(asValue(call?.body ?? '')).toEqual(asValue(sample.body ?? ''))
      for (const [name, value] of sample.headers) expect(call?.headers[name]).toBe(value)
      expect(call?.headers['x-api-key']).toBe(sample.key)
    },
    120_000,
  )
})

function asValue(text: string): unknown {
  return text === '' ? '' : JSON.parse(text)
}

test('files are sent by curl under their names, and a text that looks like a file is a text', () => {
  const file = new File(['x'], "it's.png")
  expect(codeSample('curl', { ...post, body: undefined, file })).toContain(`--data-binary '@it'\\''s.png'`)
  const parts: [string, string | File][] = [
    ['title', '@/etc/passwd'],
    ['photo', new File(['x'], 'a";b.png')],
  ]
  const sample = codeSample('curl', { ...post, headers: [], body: undefined, parts })
  expect(sample).toContain(`--form-string 'title=@/etc/passwd'`)
  expect(sample).toContain(`-F 'photo=@"a\\";b.png"'`)
})
