import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { call, rawCall } from '../testing/call.ts'
import { drain } from './drain.ts'

async function slowServer(answerAfterMs: number) {
  const server = createServer((_request, response) => {
    setTimeout(() => response.end('late'), answerAfterMs)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a request under way is answered, a new one finds nobody', async () => {
  const { server, origin } = await slowServer(200)
  const under = call(origin, 'GET', '/')
  await sleep(50)
  const drained = drain(server, 5000)
  await expect(call(origin, 'GET', '/')).rejects.toThrow('ECONNREFUSED')
  expect((await under).body).toBe('late')
  await drained
})

test('idle connections do not delay it', async () => {
  const { server, origin } = await slowServer(0)
  const idle = rawCall(origin, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', 5000)
  await sleep(100)
  const started = performance.now()
  await drain(server, 5000)
  expect(performance.now() - started).toBeLessThan(1000)
  expect(await idle).toContain('late')
})

test('what takes longer than allowed is cut off', async () => {
  const { server, origin } = await slowServer(60_000)
  const outcome = call(origin, 'GET', '/').catch((error: Error) => error.message)
  await sleep(50)
  const started = performance.now()
  await drain(server, 100)
  expect(performance.now() - started).toBeLessThan(2000)
  expect(await outcome).toMatch(/hang up|reset/)
})
