import { Agent, request } from 'node:http'

/** Calls a gateway as many clients do: over kept connections, many at once. */
export interface Caller {
  /** The status of a `GET`; rejects when the connection breaks. */
  get(path: string, apiKeyValue: string): Promise<number>
  close(): void
}

export function createCaller(port: number, connections = 100): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    get: (path, apiKeyValue) =>
      new Promise((resolve, reject) => {
        const headers = { 'x-api-key': apiKeyValue }
        const call = request({ host: '127.0.0.1', port, path, agent, headers }, (response) => {
          response.on('error', reject)
          response.on('end', () => resolve(response.statusCode ?? 0))
          response.resume()
        })
        call.on('error', reject)
        call.end()
      }),
    close: () => agent.destroy(),
  }
}

/** Repeats a look until it is right; fails with what it saw last. */
export async function until<Value>(
  look: () => Promise<Value>,
  isRight: (value: Value) => boolean,
  withinMs = 15_000,
): Promise<Value> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const value = await look()
    if (isRight(value)) return value
    if (Date.now() > deadline) throw new Error(`Not in time; last seen: ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
