import { randomUUID } from 'node:crypto'
import { sha256 } from 'gateway-core/sigv4/check-signature.ts'
import type { SignedRequest } from 'gateway-core/sigv4/signed-request.ts'
import { sourceIpOf } from '../next/source-ip.ts'
import { authenticate } from './authenticate.ts'
import { createRouteFinder } from './find-route.ts'
import { limitRate } from './limit-rate.ts'
import { readBody } from './read-body.ts'
import { readInput } from './read-input.ts'
import { routes } from './routes.ts'
import { type Surroundings, surroundings } from './surroundings.ts'
import { errorResponse, WireError } from './wire-error.ts'
import { writeOutput } from './write-output.ts'

/** Where the endpoint is mounted; the SDK signs it as part of the path. */
const mountPath = '/aws'
const tenMegabytes = 10 * 1024 * 1024
const findRoute = createRouteFinder(routes)

/** A call as it came: a `Request` of the web, or one that Node's server has taken. */
export interface AwsRequest extends Pick<Request, 'method' | 'url' | 'headers'> {
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Answers one call of Amazon API Gateway's management API. Never throws. */
export async function answerAwsRequest(request: AwsRequest, around?: Surroundings): Promise<Response> {
  const requestId = randomUUID()
  try {
    return await answer(request, around ?? surroundings(), requestId)
  } catch (error) {
    return errorResponse(error, requestId)
  }
}

async function answer(request: AwsRequest, around: Surroundings, requestId: string): Promise<Response> {
  const url = new URL(request.url)
  const caller = await authenticate(signedRequest(request, url), around)
  const found = findRoute(request.method, url.pathname.slice(mountPath.length), url.searchParams)
  if (!found) throw unknownOperation()
  const body = await readBody(request, found.route.maxBodyBytes ?? tenMegabytes)
  await caller.verifyBody(sha256(body))
  // Once it is proved who calls: nobody else can use up the account's calls.
  await limitRate(around.settings, caller.accountId)
  const { actor, accountId } = caller
  const context = { ...around, actor, accountId, requestId, sourceIp: sourceIpOf(request.headers) }
  const input = readInput(found, { query: url.searchParams, headers: request.headers, body })
  const output = await found.route.operation.invoke(context, input)
  return writeOutput(found.route, output, requestId)
}

function signedRequest(request: AwsRequest, url: URL): SignedRequest {
  const headers = [...request.headers]
  if (!request.headers.has('host')) headers.push(['host', url.host])
  return { verb: request.method, path: url.pathname, query: url.search.slice(1), headers }
}

/** AWS's answer to a signed call of a path that it does not have. */
function unknownOperation(): WireError {
  return new WireError('AccessDeniedException', 403, 'Unable to determine service/operation name to be authorized')
}
