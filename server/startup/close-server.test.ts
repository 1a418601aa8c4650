import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { closeServer } from './close-server.ts'

/** A server that answers `/200` after 200 ms. */
async function slowServer(): Promise<{ server: Server; get: (path: string) => Promise<number | string> }> {
  const server = createServer((asked, response) => {
    setTimeout(() => response.end('done'), Number(asked.url?.slice(1)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true })
  const get = (path: string) =>
    new Promise<number | string>((resolve) => {
      const call = request({ host: '127.0.0.1', port, path, agent }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
      })
      call.on('error', (error) => resolve(error.message)).end()
    })
  return { server, get }
}

test('waits for the requests under way, and not for connections that are kept open', async () => {
  const { server, get } = await slowServer()
  await get('/0')
  const underWay = get('/300')
  await sleep(100)
  const startedAt = Date.now()
  await closeServer(server, 10_000)
  expect(await underWay).toBe(200)
  expect(Date.now() - startedAt).toBeLessThan(3000)
  expect(await get('/0')).toMatch(/ECONNREFUSED|socket hang up/)
})

test('cuts off what takes too long', async () => {
  const { server, get } = await slowServer()
  const underWay = get('/60000')
  await sleep(100)
  await closeServer(server, 100)
  expect(await underWay).toContain('socket hang up')
})

test('a server that does not listen is closed', async () => {
  await closeServer(createServer(), 100)
})
