import { createServer } from 'node:net'

/**
 * Throws, saying what to do, when another process listens on the port. Gateway threads share their port with whoever
 * shares it too, so that two products on one port would each get a part of the calls without an error.
 */
export async function requireFreePort(host: string, port: number, variable: string): Promise<void> {
  if (port === 0) return
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port, exclusive: true }, resolve)
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} is in use. Set ${variable} to another one.`)
    if (code === 'EACCES') throw new Error(`Port ${port} is not allowed here. Set ${variable} to one above 1023.`)
    if (code === 'EADDRNOTAVAIL') throw new Error(`This machine does not have the address ${host}. Set HOST.`)
    throw error
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}
