import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { systemClock } from './system-clock.ts'

test('now is the time of day', () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000)
})

test('monotonic never runs backwards, and tells less than a microsecond apart', () => {
  let last = systemClock.monotonic()
  const steps = new Set<number>()
  for (let index = 0; index < 10_000; index++) {
    const next = systemClock.monotonic()
    expect(next).toBeGreaterThanOrEqual(last)
    if (next > last) steps.add(next - last)
    last = next
  }
  expect(Math.min(...steps)).toBeLessThan(0.1)
})

test('monotonic is the same in another thread', async () => {
  const url = new URL('./system-clock.ts', import.meta.url).href
  const script = `
    const { parentPort } = require('node:worker_threads')
    import(${JSON.stringify(url)}).then(({ systemClock }) => parentPort.postMessage(systemClock.monotonic()))`
  const before = systemClock.monotonic()
  const [there] = await once(new Worker(script, { eval: true }), 'message')
  expect(there).toBeGreaterThan(before)
  expect(there).toBeLessThan(systemClock.monotonic())
})
