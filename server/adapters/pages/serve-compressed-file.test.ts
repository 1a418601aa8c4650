import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressBuild } from './compress-build.ts'
import { serveCompressedFiles } from './serve-compressed-file.ts'

const script = 'export const sea = "blue"\n'.repeat(200)
let folder: string
let server: Server
let port: number

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-build-'))
  mkdirSync(path.join(folder, 'static/chunks'), { recursive: true })
  writeFileSync(path.join(folder, 'static/chunks/a~1.js'), script)
  writeFileSync(path.join(folder, 'static/chunks/a.css'), 'p { color: red }\n'.repeat(200))
  await compressBuild(folder)
  // Beside the build: nobody may reach it.
  writeFileSync(path.join(folder, 'secret.js.br'), 'secret')
  const serve = serveCompressedFiles(folder)
  server = createServer((asked, answer) => {
    if (!serve(asked, answer)) answer.writeHead(418).end('Next')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

function ask(target: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: target, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
      .on('error', reject)
      .end()
  })
}

test('a script that was compressed is sent so, whole and for ever', async () => {
  const { status, headers, body } = await ask('/_next/static/chunks/a~1.js', { 'accept-encoding': 'gzip, deflate, br' })
  expect(status).toBe(200)
  expect(brotliDecompressSync(body).toString()).toBe(script)
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=UTF-8',
    'content-length': String(body.length),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  })
})

test('a style sheet has its own type, and what follows the name does not matter', async () => {
  const { status, headers } = await ask('/_next/static/chunks/a.css?v=1', { 'accept-encoding': 'br' })
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/css; charset=UTF-8')
})

test('HEAD has the headers and nothing else', async () => {
  const { status, headers, body } = await ask('/_next/static/chunks/a.css', { 'accept-encoding': 'br' }, 'HEAD')
  expect([status, body.length]).toEqual([200, 0])
  expect(Number(headers['content-length'])).toBeGreaterThan(0)
})

test.each(['br;q=0.5', 'gzip;q=0.8, br;q=1.0', 'BR'])('whoever accepts %j gets it', async (accepted) => {
  expect((await ask('/_next/static/chunks/a.css', { 'accept-encoding': accepted })).status).toBe(200)
})

test.each(['gzip', 'br;q=0', 'br;q=0.0', 'brotli', '', '*'])('who accepts %j is left to Next', async (accepted) => {
  expect((await ask('/_next/static/chunks/a.css', { 'accept-encoding': accepted })).status).toBe(418)
})

test.each([
  '/_next/static/chunks/none.js',
  '/_next/static/../secret.js',
  '/_next/static/%2e%2e/secret.js',
  '/_next/static/chunks/..%2f..%2fsecret.js',
  '/_next/static/chunks/a.css.br',
  '/_next/static/chunks/a.css/',
  '//_next/static/chunks/a.css',
  '/',
])('%s is none of these files', async (target) => {
  expect((await ask(target, { 'accept-encoding': 'br' })).status).toBe(418)
})

test('parts of a file and other methods are left to Next', async () => {
  const accepted = { 'accept-encoding': 'br' }
  expect((await ask('/_next/static/chunks/a.css', { ...accepted, range: 'bytes=0-10' })).status).toBe(418)
  expect((await ask('/_next/static/chunks/a.css', accepted, 'POST')).status).toBe(418)
})

test('without a build there is nothing to serve', () => {
  const serve = serveCompressedFiles(path.join(folder, 'nowhere'))
  const asked = { method: 'GET', url: '/_next/static/chunks/a.css', headers: { 'accept-encoding': 'br' } }
  expect(Reflect.apply(serve, undefined, [asked, {}])).toBe(false)
})
