import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LockHeld, takeLock } from './lock-file.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-lock-'))
  file = path.join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Writes a lock that looks like ours but for these members. */
async function writeLock(change: Record<string, unknown>): Promise<void> {
  const lock = await takeLock(file)
  const holder = JSON.parse(readFileSync(file, 'utf8'))
  lock.release()
  writeFileSync(file, JSON.stringify({ ...holder, ...change }))
}

test('a second taker is refused with the pid of the first, and let in after it', async () => {
  const lock = await takeLock(file)
  await expect(takeLock(file)).rejects.toThrow(LockHeld)
  await expect(takeLock(file)).rejects.toThrow(`Process ${process.pid} already uses this data folder (${file})`)
  lock.release()
  expect(existsSync(file)).toBe(false)
  const next = await takeLock(file)
  next.release()
})

test('a successor waits for a holder that is ending', async () => {
  const lock = await takeLock(file)
  lock.closing()
  const next = takeLock(file)
  setTimeout(() => lock.release(), 200)
  const successor = await next
  expect(existsSync(file)).toBe(true)
  successor.release()
})

test('a successor does not wait for ever for a holder that is ending', async () => {
  const lock = await takeLock(file)
  lock.closing()
  await expect(takeLock(file, 100)).rejects.toThrow(LockHeld)
  lock.release()
})

test.each([
  ['whose process is gone', async () => ({ pid: await pidOfEndedProcess() })],
  ['of an earlier boot', async () => ({ boot: 'another' })],
  ['whose process id belongs to another process now', async () => ({ startedAt: '1' })],
])('the lock of a holder %s is taken over', async (_, change) => {
  await writeLock(await change())
  const lock = await takeLock(file)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
  lock.release()
})

test.each(['', '{', '{"pid":"x"}'])('an unreadable lock (%j) that nobody is writing is taken over', async (content) => {
  writeFileSync(file, content)
  utimesSync(file, new Date(Date.now() - 5000), new Date(Date.now() - 5000))
  const lock = await takeLock(file)
  lock.release()
})

test('the lock of another machine holds while it is touched, and not after', async () => {
  await writeLock({ host: 'elsewhere', pid: 1 })
  await expect(takeLock(file)).rejects.toThrow('Process 1 on elsewhere uses this data folder')
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(file, longAgo, longAgo)
  const lock = await takeLock(file)
  lock.release()
})

test('of many that find a dead holder at once, one gets the lock', async () => {
  await writeLock({ startedAt: '1' })
  const takers = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(file)))
  expect(takers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const taker of takers) if (taker.status === 'fulfilled') taker.value.release()
})

test('releasing leaves a lock alone that another process has taken since', async () => {
  const lock = await takeLock(file)
  writeFileSync(file, readFileSync(file, 'utf8').replace(`"pid":${process.pid}`, '"pid":1'))
  lock.release()
  lock.closing()
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(1)
})

test('a folder that cannot be written to says so', async () => {
  await expect(takeLock(path.join(folder, 'missing', 'lock'))).rejects.toThrow('ENOENT')
})

async function pidOfEndedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  if (child.pid === undefined) throw new Error('No process')
  return child.pid
}
