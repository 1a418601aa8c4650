import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compressBuild } from './compress-build.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-build-'))
  mkdirSync(path.join(folder, 'static/chunks/deep'), { recursive: true })
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('every script and style sheet gets a smaller twin with the same content, however deep it lies', async () => {
  const script = 'console.log("again");\n'.repeat(500)
  const style = '.again { color: red }\n'.repeat(500)
  writeFileSync(path.join(folder, 'static/chunks/deep/a.js'), script)
  writeFileSync(path.join(folder, 'static/chunks/b.css'), style)
  expect(await compressBuild(folder)).toBe(2)
  const twin = readFileSync(path.join(folder, 'static/chunks/deep/a.js.br'))
  expect(twin.length).toBeLessThan(script.length / 10)
  expect(brotliDecompressSync(twin).toString()).toBe(script)
  expect(brotliDecompressSync(readFileSync(path.join(folder, 'static/chunks/b.css.br'))).toString()).toBe(style)
})

test('what is small, what is compressed already and what has a twin already is left alone', async () => {
  writeFileSync(path.join(folder, 'static/chunks/small.js'), 'f()')
  writeFileSync(path.join(folder, 'static/chunks/font.woff2'), Buffer.alloc(5000))
  writeFileSync(path.join(folder, 'static/chunks/old.js.br'), Buffer.alloc(5000))
  expect(await compressBuild(folder)).toBe(0)
})

test('a second build writes over the twins of the first', async () => {
  const file = path.join(folder, 'static/chunks/a.js')
  for (const word of ['one', 'two']) {
    writeFileSync(file, `// ${word}\n`.repeat(500))
    await compressBuild(folder)
  }
  expect(brotliDecompressSync(readFileSync(`${file}.br`)).toString()).toContain('two')
})

test('a folder that is no build says so', async () => {
  await expect(compressBuild(path.join(folder, 'nowhere'))).rejects.toThrow(/ENOENT/)
})
