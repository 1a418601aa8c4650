import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'

export interface CallToSign {
  readonly method?: string
  /** With the stage, percent-encoded. */
  readonly path: string
  readonly query?: Record<string, string | string[]>
  readonly headers: Record<string, string>
  readonly body?: string
}

export interface Signer {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly sessionToken?: string
  readonly region?: string
  readonly service?: string
  readonly at: Date
}

/** The headers that AWS's SDK for JavaScript sends with a call, signature included. */
export async function signCall(call: CallToSign, signer: Signer): Promise<Record<string, string>> {
  const signed = await signature(signer).sign(request(call), { signingDate: signer.at })
  return signed.headers
}

/** The path and query of a call that is signed in its query, as AWS's SDK does it. */
export async function presignCall(call: CallToSign, signer: Signer, expiresIn = 60): Promise<string> {
  const { path, query = {} } = await signature(signer).presign(request(call), { signingDate: signer.at, expiresIn })
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`),
  )
  return `${path}?${pairs.join('&')}`
}

function signature({ accessKeyId = 'AKIA1', secretAccessKey = 'secret', ...signer }: Signer): SignatureV4 {
  const { sessionToken, region = 'us-east-1', service = 'execute-api' } = signer
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
  return new SignatureV4({ service, region, credentials, sha256: Sha256 })
}

function request({ method = 'GET', path, query = {}, headers, body = '' }: CallToSign) {
  return { method, protocol: 'http:', hostname: headers.host ?? '', path, query, headers, body }
}

class Sha256 {
  readonly #hash

  constructor(key?: unknown) {
    const secret = typeof key === 'string' || key instanceof Uint8Array ? key : undefined
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret)
  }

  update(part: unknown): void {
    this.#hash.update(typeof part === 'string' || part instanceof Uint8Array ? part : '')
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {}
}
