import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { systemClock } from 'gateway-core/system-clock.ts'
import { afterEach, expect, test } from 'vitest'
import { createThreadCache, type ThreadCache } from './thread-cache.ts'

const open: ThreadCache[] = []
afterEach(() => {
  for (const cache of open.splice(0)) cache.close()
})

function cache(channel: string, budgetBytes = 1e6): ThreadCache {
  const made = createThreadCache({ clock: systemClock, budgetBytes, channel })
  open.push(made)
  return made
}

const limits = { ttlMs: 60_000, scope: 'api/prod', capacity: 1e6 }
const answer = (text: string) => {
  const now = Date.now()
  return { status: 200, headers: ['X-Own', '1'], body: Buffer.from(text), storedAt: now, expiresAt: now + 60_000 }
}
const textOf = (found: Awaited<ReturnType<ThreadCache['get']>>) => found && Buffer.from(found.body).toString()

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}

test('answers at once what this thread put in', () => {
  const own = cache('own')
  expect(own.get('k')).toBeUndefined()
  own.set('k', answer('text'), limits)
  expect(own.get('k')).toMatchObject({ status: 200, headers: ['X-Own', '1'] })
  expect(textOf(own.get('k') as Awaited<ReturnType<ThreadCache['get']>>)).toBe('text')
})

test('what one puts in the others have a moment later, and so is what replaces it', async () => {
  const [one, other, stranger] = [cache('shared'), cache('shared'), cache('another')]
  one.set('k', answer('first'), limits)
  await until(() => other.get('k') !== undefined)
  other.set('k', answer('second'), limits)
  const read = () => textOf(one.get('k') as Awaited<ReturnType<ThreadCache['get']>>)
  await until(() => read() === 'second')
  expect(stranger.get('k')).toBeUndefined()
})

test('other threads have it too, and its bytes are in memory once', async () => {
  const own = cache('threads')
  const moduleUrl = new URL('./thread-cache.ts', import.meta.url).href
  const clockUrl = import.meta.resolve('gateway-core/system-clock.ts')
  const script = `
    import { parentPort } from 'node:worker_threads'
    import { createThreadCache } from ${JSON.stringify(moduleUrl)}
    import { systemClock } from ${JSON.stringify(clockUrl)}
    const cache = createThreadCache({ clock: systemClock, budgetBytes: 1e6, channel: 'threads' })
    parentPort.on('message', (key) => {
      const found = cache.get(key)
      parentPort.postMessage(found === undefined ? undefined : Buffer.from(found.body).toString())
      if (found !== undefined) found.body[0] = 66
    })
    parentPort.postMessage('ready')
  `
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`))
  await once(worker, 'message')
  own.set('k', answer('A text'), limits)
  let seen: unknown
  while (seen === undefined) {
    worker.postMessage('k')
    ;[seen] = await once(worker, 'message')
  }
  expect(seen).toBe('A text')
  // The thread wrote into the bytes: they are the same ones.
  await until(() => textOf(own.get('k') as Awaited<ReturnType<ThreadCache['get']>>) === 'B text')
  await worker.terminate()
})

test('the budget holds for what others put in', async () => {
  const [one, other] = [cache('budget', 1e6), cache('budget', 4000)]
  for (let index = 0; index < 10; index++) one.set(`k${index}`, answer('x'.repeat(1000)), limits)
  await until(() => other.get('k9') !== undefined)
  expect(Array.from({ length: 10 }, (_, index) => other.get(`k${index}`)).filter(Boolean).length).toBeLessThan(4)
})
