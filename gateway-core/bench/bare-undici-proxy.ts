import { createServer, type ServerResponse } from 'node:http'
import { type Dispatcher, Pool } from 'undici'

/**
 * The reference: node:http in front, undici's fastest way behind, and nothing in between. No limits, no keys, no
 * deadlines, no faults handled. What a gateway costs is measured against this. Ports: own, backend's.
 */
const [, , port, backendPort] = process.argv
const pool = new Pool(`http://127.0.0.1:${backendPort}`, { connections: 512, pipelining: 1, allowH2: false })
const notForwarded = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade'])

class Handler implements Dispatcher.DispatchHandler {
  readonly #response: ServerResponse

  constructor(response: ServerResponse) {
    this.#response = response
  }

  onRequestStart(): void {}

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    const headers: string[] = []
    if (Array.isArray(controller.rawHeaders)) {
      for (const text of controller.rawHeaders) headers.push(text.toString('latin1'))
    }
    this.#response.writeHead(status, headers)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#response.write(chunk)
  }

  onResponseEnd(): void {
    this.#response.end()
  }

  onResponseError(): void {
    this.#response.destroy()
  }
}

createServer((request, response) => {
  const { method = 'GET', url = '/', rawHeaders } = request
  const headers: string[] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (!notForwarded.has(name.toLowerCase())) headers.push(name, rawHeaders[index + 1] ?? '')
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  pool.dispatch({ path: url, method, headers, body: hasBody ? request : null }, new Handler(response))
}).listen(Number(port), '127.0.0.1')
