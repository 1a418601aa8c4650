import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { createMemoryWatch } from './memory-watch.ts'

test('the memory of a process is seen from outside while it is watched', async () => {
  const code = 'const kept = Buffer.alloc(80e6, 1); setInterval(() => kept[0], 1000)'
  const child = spawn(process.execPath, ['-e', code], { stdio: 'ignore' })
  const watch = createMemoryWatch()
  let most = 0
  const watched = {
    pid: child.pid ?? 0,
    onMemory: (bytes: number) => {
      most = Math.max(most, bytes)
    },
  }
  const gone = { pid: 2 ** 22 + 1, onMemory: () => undefined }
  watch.add(watched)
  watch.add(gone)
  await expect.poll(() => most, { timeout: 10_000 }).toBeGreaterThan(80e6)
  watch.delete(watched)
  watch.delete(gone)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
})
