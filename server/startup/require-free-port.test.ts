import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { requireFreePort } from './require-free-port.ts'

async function listening(reusePort: boolean): Promise<{ port: number; close: () => Promise<unknown> }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0, reusePort }, resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('No port')
  return { port: address.port, close: () => new Promise((resolve) => server.close(resolve)) }
}

test('a free port is free, and stays so', async () => {
  const { port, close } = await listening(false)
  await close()
  await requireFreePort('127.0.0.1', port, 'PORT')
  await requireFreePort('127.0.0.1', port, 'PORT')
  await requireFreePort('127.0.0.1', 0, 'PORT')
})

test.each([
  ['exclusively', false],
  ['with reusePort', process.platform === 'linux'],
])('a port that another listener holds %s is refused, naming the variable to set', async (_, reusePort) => {
  const { port, close } = await listening(reusePort)
  await expect(requireFreePort('127.0.0.1', port, 'GATEWAY_PORT')).rejects.toThrow(
    `Port ${port} is in use. Set GATEWAY_PORT to another one.`,
  )
  await close()
})

test('an address that this machine does not have is refused', async () => {
  await expect(requireFreePort('192.0.2.1', 24_999, 'PORT')).rejects.toThrow('does not have the address 192.0.2.1')
})
