import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { codeSample } from './code-samples.ts'

const get = {
  httpMethod: 'GET',
  baseUrl: 'http://abc.localhost:8080/prod',
  path: '/pets',
  query: [] as [string, string][],
  headers: [] as [string, string][],
  body: undefined,
  key: undefined,
}
const post = {
  ...get,
  httpMethod: 'POST',
  query: [['tag', "it's & ü"]] as [string, string][],
  headers: [['content-type', 'application/json']] as [string, string][],
  body: '{"name": "O\'Neill $HOME"}',
  key: 'k"1',
}

test('a plain GET is one line of curl', () => {
  expect(codeSample('curl', get)).toBe("curl 'http://abc.localhost:8080/prod/pets'")
})

test('the shell hands curl exactly what was meant', () => {
  const script = codeSample('curl', post).replace(/^curl/, 'printf "%s\\n"')
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n')).toEqual([
    '-X',
    'POST',
    'http://abc.localhost:8080/prod/pets?tag=it%27s+%26+%C3%BC',
    '-H',
    'x-api-key: k"1',
    '-H',
    'content-type: application/json',
    '--data-raw',
    post.body,
    '',
  ])
})

test('JavaScript that runs sends method, headers and body', async () => {
  const calls: unknown[] = []
  const fetch = async (url: string, options: object) => {
    calls.push([url, options])
    return { status: 200, text: async () => '' }
  }
  const run = new Function('fetch', 'console', `return (async () => {\n${codeSample('javascript', post)}\n})()`)
  await run(fetch, { log: () => undefined })
  expect(calls).toEqual([
    [
      'http://abc.localhost:8080/prod/pets?tag=it%27s+%26+%C3%BC',
      {
        method: 'POST',
        headers: { 'x-api-key': 'k"1', 'content-type': 'application/json' },
        body: JSON.stringify({ name: "O'Neill $HOME" }),
      },
    ],
  ])
  expect(codeSample('javascript', get)).toContain('fetch("http://abc.localhost:8080/prod/pets")')
})

test('Python names method, address, headers and body', () => {
  expect(codeSample('python', { ...post, body: 'plain' })).toBe(`import requests

response = requests.request(
    "POST",
    "http://abc.localhost:8080/prod/pets?tag=it%27s+%26+%C3%BC",
    headers={
        "x-api-key": "k\\"1",
        "content-type": "application/json",
    },
    data="plain".encode(),
)
print(response.status_code, response.text)`)
})
