import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptText, openDataFolder } from './data-folder.ts'

let base: string
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'gatehouse-folder-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

const modeOf = (file: string) => statSync(file).mode & 0o777

test('only its owner may look into the data folder, also into one that was there before', () => {
  openDataFolder(path.join(base, 'a', 'data'))
  expect(modeOf(path.join(base, 'a', 'data'))).toBe(0o700)
  const open = path.join(base, 'open')
  mkdirSync(open)
  chmodSync(open, 0o755)
  openDataFolder(open)
  expect(modeOf(open)).toBe(0o700)
})

test('the secret is made once, long enough, and readable by its owner only', () => {
  const secret = openDataFolder(base).secret()
  expect(secret.length).toBeGreaterThan(40)
  expect(openDataFolder(base).secret()).toBe(secret)
  expect(modeOf(path.join(base, 'secret'))).toBe(0o600)
  rmSync(path.join(base, 'secret'))
  expect(openDataFolder(base).secret()).not.toBe(secret)
})

test('a text that its owner wrote is kept as it is, without its line end', () => {
  const file = path.join(base, 'text')
  writeFileSync(file, 'mine\n')
  expect(keptText(file, () => 'another')).toBe('mine')
  expect(readFileSync(file, 'utf8')).toBe('mine\n')
})

test('an empty file, as a full disk leaves, is made again; an unreadable one is an error', () => {
  const file = path.join(base, 'text')
  writeFileSync(file, '')
  expect(keptText(file, () => 'made')).toBe('made')
  expect(() => keptText(base, () => 'made')).toThrow('EISDIR')
})
