import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { UsageRecord } from 'gateway-core/ports.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openUsageJournal } from './usage-journal.ts'
import { formatUsageLine, parseUsageLine } from './usage-line.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-journal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const record: UsageRecord = {
  accountId: '123456789012',
  restApiId: 'a1b2c3',
  stageName: 'prod-1_x',
  usagePlanId: 'p1',
  apiKeyId: 'k1',
  quotaPeriodStart: 1_763_769_600_000,
  outcome: 'admitted',
  status: 200,
  at: 1_763_812_800_123,
  latencyMs: 12,
}

test.each<Partial<UsageRecord>>([
  {},
  { outcome: 'throttled', status: 429 },
  { withPreviousValue: true },
  { outcome: 'quota-exceeded', status: 429, quotaPeriodStart: 0, withPreviousValue: true },
  { outcome: 'quota-exceeded', status: 429, quotaPeriodStart: 0 },
  { outcome: 'refused', status: 403, usagePlanId: '', apiKeyId: '', quotaPeriodStart: 0 },
])('a line says what the record said: %j', (change) => {
  const line = formatUsageLine({ ...record, ...change })
  expect(line.endsWith('\n')).toBe(true)
  expect(parseUsageLine(line.slice(0, -1))).toEqual({ ...record, ...change })
})

test('a latency is kept in whole milliseconds', () => {
  expect(parseUsageLine(formatUsageLine({ ...record, latencyMs: 1.5 }).trim())?.latencyMs).toBe(2)
})

const whole = formatUsageLine(record).slice(0, -1)
test.each([
  '',
  'a',
  whole.slice(0, 40),
  `${whole}\t1`,
  whole.replace('a\t', 'z\t'),
  whole.replace('\t200\t', '\tOK\t'),
  whole.replace('\t200\t', '\t2e400\t'),
])('%j is no record', (line) => {
  expect(parseUsageLine(line)).toBeUndefined()
})

test('a record is in the file when record() returns', () => {
  const journal = openUsageJournal({ folder, writer: 'w', log: () => undefined })
  journal.record(record)
  expect(readFileSync(path.join(folder, 'w-000001.usage'), 'utf8')).toBe(formatUsageLine(record))
  journal.close()
})

test('several records are in the file when recordAll() returns, in their order', () => {
  const journal = openUsageJournal({ folder, writer: 'w', log: () => undefined })
  const records = [record, { ...record, status: 201 }, { ...record, status: 202 }]
  journal.recordAll(records)
  expect(readFileSync(path.join(folder, 'w-000001.usage'), 'utf8')).toBe(records.map(formatUsageLine).join(''))
  journal.close()
})

test('a full file is followed by the next number', () => {
  const journal = openUsageJournal({ folder, writer: 'w', rotateAt: 200, log: () => undefined })
  for (let index = 0; index < 6; index++) journal.record(record)
  journal.close()
  const names = readdirSync(folder).sort()
  expect(names[0]).toBe('w-000001.usage')
  expect(names.length).toBeGreaterThan(1)
  const lines = names.flatMap((name) => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n'))
  expect(lines).toHaveLength(6)
})

test.runIf(process.platform === 'linux')('records wait in memory while the disk takes none, and are not lost', () => {
  const said: string[] = []
  const journal = openUsageJournal({ folder, writer: 'w', log: (line) => void said.push(line) })
  journal.record(record)
  const file = path.join(folder, 'w-000001.usage')
  const descriptor = descriptorOf(file)
  // The journal's descriptor now is one that refuses every write.
  closeSync(descriptor)
  const full = openSync('/dev/full', 'a')
  expect(full).toBe(descriptor)
  for (let index = 0; index < 3; index++) journal.record(record)
  expect(said).toEqual([expect.stringContaining('cannot be written')])
  closeSync(full)
  expect(openSync(file, 'a')).toBe(descriptor)
  journal.close()
  expect(said[1]).toContain('written to the disk again')
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(4)
})

function descriptorOf(file: string): number {
  for (const name of readdirSync('/proc/self/fd')) {
    try {
      if (readlinkSync(`/proc/self/fd/${name}`) === file) return Number(name)
    } catch {
      // Closed since the folder was read.
    }
  }
  throw new Error('The file is not open')
}
