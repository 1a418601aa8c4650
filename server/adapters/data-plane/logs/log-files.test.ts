import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LogFilesOptions, openLogFiles } from './log-files.ts'

let folder: string
let now: number
const warnings: string[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-logs-'))
  now = Date.parse('2026-11-22T12:00:00Z')
  warnings.length = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (options: Partial<LogFilesOptions> = {}) =>
  openLogFiles({ folder, now: () => now, warn: (message) => void warnings.push(message), ...options })
const read = (...names: string[]) => readFileSync(path.join(folder, ...names), 'utf8')

test('a line is in the file of its account, group and day, with its time in front', async () => {
  const logs = open()
  logs.write('123456789012', 'group/prod', 'one')
  logs.write('123456789012', 'group/prod', 'two', now - 1500)
  logs.write('123456789012', 'other', 'three')
  logs.write('999999999999', 'other', 'four')
  await logs.close()
  expect(read('123456789012', 'group%2Fprod', '2026-11-22.log')).toBe(
    '2026-11-22T12:00:00.000Z one\n2026-11-22T11:59:58.500Z two\n',
  )
  expect(read('123456789012', 'other', '2026-11-22.log')).toBe('2026-11-22T12:00:00.000Z three\n')
  expect(read('999999999999', 'other', '2026-11-22.log')).toBe('2026-11-22T12:00:00.000Z four\n')
})

test('only its owner can read it', async () => {
  const logs = open({ folder: path.join(folder, 'new') })
  logs.write('1', 'g', 'x')
  await logs.close()
  const mode = (...names: string[]) => statSync(path.join(folder, 'new', ...names)).mode & 0o777
  expect([mode(), mode('1'), mode('1', 'g'), mode('1', 'g', '2026-11-22.log')]).toEqual([0o700, 0o700, 0o700, 0o600])
})

test('an entry is one line, whatever is in it', async () => {
  const logs = open()
  logs.write('1', 'g', 'a\nb\r\nc')
  await logs.close()
  expect(read('1', 'g', '2026-11-22.log')).toBe('2026-11-22T12:00:00.000Z a\\nb\\r\\nc\n')
})

test('is written without being told to', async () => {
  const logs = open()
  logs.write('1', 'g', 'x')
  const file = path.join(folder, '1', 'g', '2026-11-22.log')
  while (!statSync(file, { throwIfNoEntry: false })?.size) await new Promise((resolve) => setImmediate(resolve))
  await logs.close()
  expect(read('1', 'g', '2026-11-22.log').split('\n')).toHaveLength(2)
})

test('what comes while the disk is written to is written after it', async () => {
  const logs = open()
  logs.write('1', 'g', 'first')
  const first = logs.flush()
  logs.write('1', 'g', 'second')
  await first
  logs.write('1', 'g', 'third')
  await logs.close()
  expect(read('1', 'g', '2026-11-22.log').match(/first|second|third/g)).toEqual(['first', 'second', 'third'])
})

describe('files end', () => {
  test('with the day', async () => {
    const logs = open()
    logs.write('1', 'g', 'today')
    await logs.flush()
    now += 24 * 60 * 60 * 1000
    logs.write('1', 'g', 'tomorrow')
    await logs.close()
    expect(readdirSync(path.join(folder, '1', 'g'))).toEqual(['2026-11-22.log', '2026-11-23.log'])
  })

  test('with a size, and the next process goes on with the last one', async () => {
    const logs = open({ maxFileBytes: 100 })
    for (let index = 0; index < 3; index++) {
      logs.write('1', 'g', 'x'.repeat(100))
      await logs.flush()
    }
    await logs.close()
    const again = open({ maxFileBytes: 1000 })
    again.write('1', 'g', 'more')
    await again.close()
    expect(readdirSync(path.join(folder, '1', 'g'))).toEqual(['2026-11-22.2.log', '2026-11-22.3.log', '2026-11-22.log'])
    expect(read('1', 'g', '2026-11-22.3.log')).toContain('more')
  })

  test('several writers append to one file, and no line is mixed with another', async () => {
    const writers = [open(), open(), open()]
    for (const [index, logs] of writers.entries()) {
      for (let line = 0; line < 500; line++) logs.write('1', 'g', `${index}`.repeat(200))
    }
    await Promise.all(writers.map((logs) => logs.close()))
    const lines = read('1', 'g', '2026-11-22.log').trimEnd().split('\n')
    expect(lines).toHaveLength(1500)
    expect(lines.every((line) => /^\S+ (?:0{200}|1{200}|2{200})$/.test(line))).toBe(true)
  })
})

test('a folder that somebody deletes is made again', async () => {
  const logs = open()
  logs.write('1', 'g', 'one')
  await logs.flush()
  rmSync(path.join(folder, '1'), { recursive: true })
  logs.write('1', 'g', 'two')
  await logs.close()
  expect(read('1', 'g', '2026-11-22.log')).toContain('two')
  expect(warnings).toEqual([])
})

describe('when lines are lost', () => {
  test('because there are more than may wait, they are the oldest, and the operator is told how many', async () => {
    const logs = open({ maxPendingBytes: 5000 })
    for (let index = 0; index < 5000; index++) logs.write('1', 'g', `line ${index}`)
    await logs.close()
    const lines = read('1', 'g', '2026-11-22.log').trimEnd().split('\n')
    expect(lines.at(-1)).toMatch(/line 4999$/)
    expect(lines.length).toBeGreaterThan(50)
    expect(lines.length).toBeLessThan(200)
    expect(warnings).toEqual([
      `${5000 - lines.length} lines of access or execution logs were lost: the disk does not keep up`,
    ])
  })

  test('because they cannot be written, other groups are still written, and the warnings do not flood', async () => {
    mkdirSync(path.join(folder, '1'))
    writeFileSync(path.join(folder, '1', 'broken'), 'a file where a folder should be')
    const logs = open()
    for (let index = 0; index < 3; index++) {
      logs.write('1', 'broken', 'lost')
      logs.write('1', 'good', 'kept')
      await logs.flush()
    }
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/^1 lines of access or execution logs were lost: .*EEXIST|ENOTDIR/)
    now += 60_000
    logs.write('1', 'broken', 'lost')
    await logs.close()
    expect(warnings[1]).toMatch(/^3 lines/)
    expect(read('1', 'good', '2026-11-22.log').match(/kept/g)).toHaveLength(3)
  })
})

test('a hundred thousand lines are written, all of them', async () => {
  const logs = open()
  for (let index = 0; index < 100_000; index++) logs.write('1', 'g', `line ${index}`)
  await logs.close()
  expect(read('1', 'g', '2026-11-22.log').trimEnd().split('\n')).toHaveLength(100_000)
})
