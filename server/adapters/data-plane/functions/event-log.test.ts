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
