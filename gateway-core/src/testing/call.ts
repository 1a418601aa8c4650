import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface CallOptions {
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array
  /** Sent as `x-api-key`. */
  readonly key?: string
}

export interface CallResult {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** With the sender's spelling. */
  readonly rawHeaders: readonly string[]
  readonly body: string
}

/** Makes one request on a connection of its own. Rejects when the answer breaks off. */
export async function call(
  origin: string,
  method: string,
  target: string,
  { headers = {}, body, key }: CallOptions = {},
): Promise<CallResult> {
  const url = new URL(origin)
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { host: url.hostname, port: url.port, method, path: target, agent: false }
    const sent = { ...(key === undefined ? {} : { 'x-api-key': key }), ...headers }
    request({ ...options, headers: sent }, resolve)
      .on('error', reject)
      .end(body)
  })
  const bytes = await buffer(response)
  const { statusCode: status = 0, headers: received, rawHeaders } = response
  return { status, headers: received, rawHeaders, body: bytes.toString() }
}

/**
 * Writes bytes to a socket and returns all that comes back until the other side closes, or is silent for `patienceMs`
 * after it has begun to answer. An answer may be late by ten seconds, because machines are shared.
 */
export function rawCall(origin: string, bytes: string, patienceMs = 1000): Promise<string> {
  const url = new URL(origin)
  return new Promise((resolve) => {
    let received = ''
    const socket = connect(Number(url.port), url.hostname, () => socket.write(bytes, 'latin1'))
    const leave = () => socket.destroy()
    let timer = setTimeout(leave, Math.max(patienceMs, 10_000))
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      clearTimeout(timer)
      timer = setTimeout(leave, patienceMs)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(received)
    })
  })
}
