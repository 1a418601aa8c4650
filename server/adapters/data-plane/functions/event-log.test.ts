import { expect, test } from 'vitest'
import { EventLog } from './event-log.ts'

test('a short log is kept as it is, a long one at its end', () => {
  const log = new EventLog()
  log.add('one\n')
  log.add(Buffer.from('two\n'))
  expect(log.tail()).toBe('one\ntwo\n')
  for (let index = 0; index < 10_000; index++) log.add(`line ${index}\n`)
  expect(Buffer.byteLength(log.tail())).toBeLessThanOrEqual(4096)
  expect(log.tail()).toMatch(/line 9999\n$/)
})

test('the end begins with a whole character, and has none that the database refuses', () => {
  const log = new EventLog()
  log.add('é'.repeat(3000))
  log.add('x')
  expect(log.tail()).toMatch(/^é+x$/)
  const zeros = new EventLog()
  zeros.add('a\0b')
  expect(zeros.tail()).toBe('a\uFFFDb')
})

test('a single line that is too long is cut at a whole character too', () => {
  for (const line of [`${'é'.repeat(3000)}x`, `${'🙂'.repeat(2000)}xyz`]) {
    const log = new EventLog()
    log.add(line)
    expect(line.endsWith(log.tail())).toBe(true)
    expect(Buffer.byteLength(log.tail())).toBeGreaterThan(4090)
  }
})

test('what was logged before a flood is gone, what came after it is there', () => {
  const log = new EventLog()
  log.add('before\n')
  log.add('x'.repeat(100_000))
  log.add('\nafter\n')
  expect(log.tail()).toMatch(/^x+\nafter\n$/)
  expect(log.tail()).toHaveLength(4096)
  const kept = Buffer.from('mine')
  const other = new EventLog()
  other.add(kept)
  kept.fill(0)
  expect(other.tail()).toBe('mine')
})
