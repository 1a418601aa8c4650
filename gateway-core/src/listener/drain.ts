import type { Server } from 'node:http'

/**
 * Stops listening and waits until every request under way is answered. Answers from now on say `Connection: close`.
 * @param withinMs after this, what is left is cut off.
 */
export async function drain(server: Server, withinMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), withinMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
