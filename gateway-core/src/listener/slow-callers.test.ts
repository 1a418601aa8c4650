import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { createGateway } from '../gateway.ts'
import { apiId, deployedApi, httpProxy, mock } from '../testing/deployed-api.ts'
import { memoryPorts } from '../testing/memory-ports.ts'
import { rawUpstream, scriptedUpstream } from '../testing/scripted-upstream.ts'
import { createNodeListener } from './node-http.ts'
import type { Patience } from './patience.ts'

const host = `${apiId}.execute-api.us-east-1.localhost`
const disposables = new AsyncDisposableStack()
let open: AsyncDisposableStack = disposables
afterEach(() => open.disposeAsync())

/** A gateway with little patience, before a backend that does as told. */
async function listening(patience: Partial<Patience>, backend: string) {
  open = new AsyncDisposableStack()
  const ports = memoryPorts()
  const gateway = createGateway(ports, { patienceMs: 50 })
  const methods = { 'POST /mock': mock(200, 'ok'), 'POST /proxy': httpProxy(`${backend}/`) }
  await gateway.load(deployedApi({ methods }))
  const server = createNodeListener(gateway, { patience })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.defer(async () => {
    server.close().closeAllConnections()
    await gateway.close()
  })
  return { port: (server.address() as AddressInfo).port, ports }
}

/** A caller, and all that it is answered until the connection ends. */
function caller(port: number): { socket: Socket; answer: Promise<string> } {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1')
  })
  socket.on('error', () => undefined)
  return { socket, answer: new Promise((resolve) => socket.on('close', () => resolve(received))) }
}

const head = (path: string, ...lines: string[]) =>
  `${[`POST /prod${path} HTTP/1.1`, `Host: ${host}`, ...lines].join('\r\n')}\r\n\r\n`

async function trickle(socket: Socket, bytes: string, everyMs: number): Promise<void> {
  for (const byte of bytes) {
    if (socket.destroyed) return
    socket.write(byte)
    await sleep(everyMs)
  }
}

describe('a caller is cut off', () => {
  test('that never ends its head', async () => {
    const { port } = await listening({ headMs: 200 }, 'http://127.0.0.1:1')
    const { socket, answer } = caller(port)
    void trickle(socket, head('/mock', `X-A: ${'a'.repeat(1000)}`), 20)
    expect(await answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*\r\n\r\n\{"message":"Request Timeout"\}$/)
  })

  test('that says nothing at all', async () => {
    const { port } = await listening({ headMs: 200 }, 'http://127.0.0.1:1')
    const { answer } = caller(port)
    expect(await answer).toMatch(/^(HTTP\/1\.1 408 |$)/)
  })

  test('that stops in the middle of a body which a backend waits for, and the backend is let go', async () => {
    await using backend = await scriptedUpstream()
    const { port, ports } = await listening({ silenceMs: 100 }, backend.origin)
    const { socket, answer } = caller(port)
    socket.write(`${head('/proxy', 'Content-Length: 1000')}half`)
    expect(await answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*Connection: close/)
    await expect.poll(() => backend.connections.size).toBe(0)
    await expect.poll(() => ports.records.length).toBe(1)
  })

  test('that sends its body too slowly, however steadily', async () => {
    await using backend = await scriptedUpstream()
    const { port } = await listening({ silenceMs: 5000, requestMs: 400, headMs: 300 }, backend.origin)
    const { socket, answer } = caller(port)
    socket.write(head('/proxy', 'Content-Length: 1000'))
    void trickle(socket, 'x'.repeat(1000), 20)
    expect(await answer).toMatch(/^HTTP\/1\.1 408 Request Timeout/)
    await expect.poll(() => backend.connections.size).toBe(0)
  })

  test('that asks for nothing more', async () => {
    const { port } = await listening({ idleMs: 100 }, 'http://127.0.0.1:1')
    const { socket, answer } = caller(port)
    socket.write(head('/mock', 'Content-Length: 0'))
    expect(await answer).toMatch(/^HTTP\/1\.1 200 OK/)
  })
})

test('a caller is not cut off while it is the backend that takes nothing', async () => {
  const body = 'x'.repeat(8_000_000)
  await using backend = await rawUpstream((socket) => {
    let received = 0
    socket.pause()
    setTimeout(() => socket.resume(), 500)
    socket.on('data', (chunk) => {
      received += chunk.length
      if (received > body.length) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ndone')
    })
  })
  const { port } = await listening({ silenceMs: 100 }, backend.origin)
  const { socket, answer } = caller(port)
  socket.write(head('/proxy', `Content-Length: ${body.length}`, 'Connection: close'))
  socket.write(body)
  expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\ndone$/)
})
