import { canonicalRequest } from '../../src/sigv4/canonical-request.ts'
import { checkSignature, sha256 } from '../../src/sigv4/check-signature.ts'
import { readAuthorization } from '../../src/sigv4/read-authorization.ts'
import { signRequest } from '../../src/sigv4/sign-request.ts'
import type { SignedRequest } from '../../src/sigv4/signed-request.ts'
import { expectThat, type FuzzTarget } from '../fuzz-target.ts'
import type { RandomSource } from '../random-source.ts'

const pathPieces = ['a', '/', '//', '.', '..', '%20', '%2F', '%zz', '%', 'é', '~', '*', '+', "'", '(']
const queryPieces = ['a', 'b', '=', '&', '&&', '%20', '+', '%', '%zz', '%C3', 'é', '*', 'X-Amz-Signature', '[', ';']
const valuePieces = ['a', ' ', '  ', '\t', '"', ',', 'é', '=', 'b']
const spoilers = ['a', '%', '/', '=', ' ', ',', '0', '\u0000']

/** SigV4: what was signed is accepted, what was changed is not, and nothing that is sent breaks the reader. */
export const signature: FuzzTarget = {
  name: 'signature',
  run(random) {
    const path = `/${random.text(8, pathPieces)}`
    const query = random.text(8, queryPieces)
    const headers = random.list(4, () => [
      random.pick(['X-A', 'x-a', 'X-Amz-Meta', 'Content-Type', 'Accept']),
      random.text(5, valuePieces).trim(),
    ])
    const body = random.text(4, valuePieces)
    const unsigned = { method: 'POST', host: 'api.example', path: query === '' ? path : `${path}?${query}`, body }
    const scope = { region: 'us-east-1', service: 'execute-api', now: Date.UTC(2026, 10, 22) }
    const sent = signRequest({ ...unsigned, headers: headers.flat() }, credentials, scope)
    const request: SignedRequest = { verb: 'POST', path, query, headers: pairs(sent) }
    expectThat(isAccepted(request, body), 'what was signed is refused', request)
    const changed = spoiledRequest(random, request)
    if (isAccepted(changed, body)) {
      const same = canonical(request, body) === canonical(changed, body)
      expectThat(same, 'what was changed is accepted', { request, changed })
    }
    expectThat(!isAccepted(request, `${body}x`), 'another body is accepted', request)
  },
}

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' }

function isAccepted(request: SignedRequest, body: string): boolean {
  const authorization = readAuthorization(request)
  if ('code' in authorization) return false
  return checkSignature(request, authorization, credentials.secretAccessKey, sha256(body)) === undefined
}

function canonical(request: SignedRequest, body: string): string {
  const authorization = readAuthorization(request)
  return 'code' in authorization ? '' : canonicalRequest(request, authorization.signedHeaders, sha256(body))
}

function spoiledRequest(random: RandomSource, request: SignedRequest): SignedRequest {
  const { path, query, headers } = request
  const part = random.below(3)
  if (part === 0) return { ...request, path: random.spoiled(path, spoilers) }
  if (part === 1) return { ...request, query: random.spoiled(query, spoilers) }
  const at = random.below(headers.length)
  return {
    ...request,
    headers: headers.map(([name, value], index) => [name, index === at ? random.spoiled(value, spoilers) : value]),
  }
}

function pairs(flat: readonly string[]): [string, string][] {
  return flat.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, flat[index + 1] ?? '']] : []))
}
