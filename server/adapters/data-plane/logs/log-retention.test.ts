import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startLogRetention, sweepLogFiles } from './log-retention.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-retention-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const now = Date.parse('2026-11-22T12:00:00Z')

function put(...names: string[]): string {
  const file = path.join(folder, ...names)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, 'x')
  return file
}

test('deletes the files of days before the retention, and no others', async () => {
  for (const name of ['2026-11-07.log', '2026-11-07.2.log', '2026-11-08.log', '2026-11-22.log', 'notes.txt'])
    put('1', 'g', name)
  expect(await sweepLogFiles(folder, 14, now)).toBe(2)
  expect(readdirSync(path.join(folder, '1', 'g'))).toEqual(['2026-11-08.log', '2026-11-22.log', 'notes.txt'])
  expect(await sweepLogFiles(folder, 14, now)).toBe(0)
})

test('takes away folders that are empty then', async () => {
  put('1', 'old', '2020-01-01.log')
  put('1', 'new', '2026-11-22.log')
  put('2', 'old', '2020-01-01.log')
  await sweepLogFiles(folder, 1, now)
  expect(readdirSync(folder)).toEqual(['1'])
  expect(readdirSync(path.join(folder, '1'))).toEqual(['new'])
})

test('a folder that is not there is no failure', async () => {
  expect(await sweepLogFiles(path.join(folder, 'nothing'), 14, now)).toBe(0)
})

test('sweeps when it is started', async () => {
  const file = put('1', 'g', '2020-01-01.log')
  const stop = startLogRetention(folder, 14)
  while (existsSync(file)) await new Promise((resolve) => setImmediate(resolve))
  stop()
  expect(existsSync(file)).toBe(false)
})
