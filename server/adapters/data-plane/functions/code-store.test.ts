import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeZip } from '../../../functions/write-zip.ts'
import { createCodeStore } from './code-store.ts'

let folder: string
let fetched: string[]
let slots = 0
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-code-'))
  fetched = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sha = (letter: string) => letter.repeat(64)
const slot = async () => {
  slots += 1
  const made = path.join(folder, 'slots', String(slots))
  await mkdir(made, { recursive: true })
  return made
}

function storeOf(zip: Uint8Array | undefined) {
  return createCodeStore({
    folder: path.join(folder, 'code'),
    async fetch(sha256) {
      fetched.push(sha256)
      return zip
    },
  })
}

const zipOf = (files: Record<string, string>) =>
  writeZip(Object.entries(files).map(([name, text]) => ({ path: name, bytes: Buffer.from(text) })))

test('a package is fetched and unpacked once, also by those who come at the same time and after a restart', async () => {
  const zip = await zipOf({ 'index.mjs': 'x', 'a/b/c.txt': 'deep' })
  const store = storeOf(zip)
  const places = await Promise.all([store.place(sha('a'), slot), store.place(sha('a'), slot)])
  expect(places[0]).not.toBe(places[1])
  for (const place of places) expect(readFileSync(path.join(place, 'a/b/c.txt'), 'utf8')).toBe('deep')
  expect(statSync(path.join(places[0] ?? '', 'index.mjs')).mode & 0o777).toBe(0o400)
  const again = storeOf(undefined)
  expect(existsSync(path.join(await again.place(sha('a'), slot), 'index.mjs'))).toBe(true)
  expect(fetched).toEqual([sha('a')])
})

test('a package of many files is not linked but has its own folder', async () => {
  const many = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`${index}.txt`, 'x']))
  const place = await storeOf(await zipOf(many)).place(sha('b'), slot)
  expect(place).toBe(path.join(folder, 'code', sha('b')))
})

test('what cannot be had is an error, and asked for again the next time; nothing half is left', async () => {
  const store = storeOf(undefined)
  await expect(store.place(sha('c'), slot)).rejects.toThrow('not there any more')
  await expect(store.place(sha('c'), slot)).rejects.toThrow('not there any more')
  expect(fetched).toHaveLength(2)
  const damaged = (await zipOf({ a: 'some text' })).fill(0, 31, 33)
  await expect(storeOf(damaged).place(sha('d'), slot)).rejects.toThrow()
  expect(existsSync(path.join(folder, 'code')) ? readdirSync(path.join(folder, 'code')) : []).toEqual([])
})

test('a package that someone removed is fetched anew', async () => {
  const store = storeOf(await zipOf({ a: 'x' }))
  await store.place(sha('e'), slot)
  rmSync(path.join(folder, 'code', sha('e')), { recursive: true })
  await expect(store.place(sha('e'), slot)).rejects.toThrow()
  expect(existsSync(path.join(await store.place(sha('e'), slot), 'a'))).toBe(true)
})

test('a package of many files that someone removed is there again when it is asked for, fetched once for all', async () => {
  const many = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`${index}.txt`, 'x']))
  const store = storeOf(await zipOf(many))
  const place = await store.place(sha('f'), slot)
  rmSync(place, { recursive: true })
  const places = await Promise.all(Array.from({ length: 4 }, () => store.place(sha('f'), slot)))
  expect(new Set(places)).toEqual(new Set([place]))
  expect(readdirSync(place)).toHaveLength(301)
  expect(fetched).toHaveLength(2)
})

test('a package that another process has unpacked meanwhile is used as it is', async () => {
  const zip = await zipOf({ 'index.mjs': 'theirs' })
  const there = path.join(folder, 'code', sha('a'))
  const store = createCodeStore({
    folder: path.join(folder, 'code'),
    async fetch() {
      await mkdir(there, { recursive: true })
      writeFileSync(path.join(there, 'index.mjs'), 'theirs')
      return zip
    },
  })
  const place = await store.place(sha('a'), slot)
  expect(readFileSync(path.join(place, 'index.mjs'), 'utf8')).toBe('theirs')
  expect(readdirSync(path.join(folder, 'code'))).toEqual([sha('a')])
})

test('of very many packages those that were used last are kept', async () => {
  const code = path.join(folder, 'code')
  const name = (index: number) => index.toString(16).padStart(64, '0')
  for (let index = 0; index < 501; index++) {
    await mkdir(path.join(code, name(index)), { recursive: true })
    utimesSync(path.join(code, name(index)), 1000 + index, 1000 + index)
  }
  await storeOf(await zipOf({ a: 'x' })).place(sha('a'), slot)
  const kept = readdirSync(code)
  expect(kept).toHaveLength(500)
  expect([kept.includes(name(0)), kept.includes(name(1)), kept.includes(name(2))]).toEqual([false, false, true])
  expect(kept).toContain(sha('a'))
})
