import { isUtf8 } from 'node:buffer'
import { ServiceError } from '#server/errors.ts'
import type { Settings } from '#server/settings.ts'

/** A call to a deployed stage, as a consumer would make it. */
export interface GatewayCall {
  restApiId: string
  stageName: string
  httpMethod: string
  /** Path below the stage with its query, as it goes over the wire: `/pets?limit=1`. */
  path: string
  headers: Readonly<Record<string, string>>
  body?: string | Uint8Array<ArrayBuffer> | undefined
  /** Bytes of the answer that are kept; 64 KiB without it. */
  bodyLimit?: number
  /** How long to wait for the head and the body; 35 s without it. */
  timeoutMs?: number
}

/** What came back. */
export interface GatewayAnswer {
  status: number
  statusText: string
  headers: [name: string, value: string][]
  /** The start of the body, as text. */
  body: string
  /** In base64, what came whole and is neither text nor an image. */
  file: string | undefined
  /** Bytes that were read. */
  size: number
  /** The same as bytes in base64, when it is an image that came whole. */
  image: string | undefined
  truncated: boolean
  /** Until the head arrived, as this server saw it. */
  latencyMs: number
}

const defaultBodyLimit = 65_536
const defaultTimeoutMs = 35_000

/**
 * Calls a stage through the gateway from this server, so that a page can show an answer whatever the API says about
 * CORS. The address is always our own gateway's; a redirect is shown, not followed.
 * @throws when the gateway cannot be reached or does not answer in time.
 */
export async function callGateway(settings: Settings, call: GatewayCall): Promise<GatewayAnswer> {
  const started = performance.now()
  const response = await fetch(gatewayAddress(settings, call), {
    method: call.httpMethod,
    headers: call.headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(call.timeoutMs ?? defaultTimeoutMs),
    ...(call.body !== undefined && hasBody(call.httpMethod) ? { body: call.body } : {}),
  })
  const latencyMs = Math.round(performance.now() - started)
  const { bytes, truncated } = await readStart(response, call.bodyLimit ?? defaultBodyLimit)
  const isText = isReadable(bytes, truncated)
  const isImage = response.headers.get('content-type')?.startsWith('image/') ?? false
  return {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
    body: isText ? bytes.toString('utf8') : '',
    file: isText || isImage || truncated ? undefined : bytes.toString('base64'),
    size: bytes.length,
    image: isImage && !truncated ? bytes.toString('base64') : undefined,
    truncated,
    latencyMs,
  }
}

/** The path of a call below its stage as the gateway will see it: what fetch resolves (`..`, `\\`) is resolved. */
export function sentPath(settings: Settings, call: Pick<GatewayCall, 'restApiId' | 'stageName' | 'path'>): string {
  const stage = `/_aws/execute-api/${call.restApiId}/${call.stageName}`
  return gatewayAddress(settings, call).pathname.slice(stage.length)
}

function gatewayAddress(
  { host, gatewayPort }: Settings,
  call: Pick<GatewayCall, 'restApiId' | 'stageName' | 'path'>,
): URL {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  const url = new URL(`http://${name}:${gatewayPort}`)
  const [path = '/', ...query] = call.path.split('?')
  const stage = `/_aws/execute-api/${call.restApiId}/${call.stageName}/`
  url.pathname = `${stage.slice(0, -1)}${path}`
  url.search = query.join('?')
  // `..` in any spelling has been resolved by now.
  if (!url.pathname.startsWith(stage)) throw new ServiceError('BadRequestException', 'The path leaves the stage')
  return url
}

function hasBody(httpMethod: string): boolean {
  return httpMethod !== 'GET' && httpMethod !== 'HEAD'
}

/** Whether bytes can be shown as text: what was cut may end within a character. */
function isReadable(bytes: Buffer, truncated: boolean): boolean {
  const whole = [0, 1, 2, 3].some((rest) => isUtf8(bytes.subarray(0, bytes.length - (truncated ? rest : 0))))
  return whole && !bytes.includes(0)
}

async function readStart(response: Response, limit: number): Promise<{ bytes: Buffer; truncated: boolean }> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    const part = chunk.subarray(0, limit - size)
    parts.push(part)
    size += part.length
    // Leaving the loop cancels the rest of the stream.
    if (part.length < chunk.length) return { bytes: Buffer.concat(parts), truncated: true }
  }
  return { bytes: Buffer.concat(parts), truncated: false }
}
