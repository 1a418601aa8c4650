import type { Server } from 'node:http'

/** Takes no more requests, waits for those under way, and cuts off what takes longer than `withinMs`. */
export async function closeServer(server: Server, withinMs: number): Promise<void> {
  if (!server.listening) return
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    // A kept connection becomes idle when its last answer has gone out, and nobody tells.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const late = setTimeout(() => server.closeAllConnections(), withinMs)
    server.once('close', () => {
      clearInterval(idle)
      clearTimeout(late)
    })
  })
}
