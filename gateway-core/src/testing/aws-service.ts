import type { ServerResponse } from 'node:http'
import { checkScope, checkSignature, sha256 } from '../sigv4/check-signature.ts'
import { readAuthorization } from '../sigv4/read-authorization.ts'
import type { SignedRequest } from '../sigv4/signed-request.ts'
import { type ScriptedUpstream, type SeenRequest, scriptedUpstream } from './scripted-upstream.ts'

/** What a service answers to a request whose signature is right. */
export type ServiceAnswer = (seen: SeenRequest, response: ServerResponse) => void

/**
 * A service of AWS over a real socket: it takes only requests that are signed for it with a secret it knows, and answers
 * them as a test says; the others get 403 with the reason.
 * @param secrets by access key id
 */
export async function awsService(
  service: string,
  secrets: Readonly<Record<string, string>>,
  answer: ServiceAnswer,
): Promise<ScriptedUpstream> {
  const upstream = await scriptedUpstream()
  upstream.answers((_request, response, seen) => {
    const fault = faultOf(service, secrets, seen)
    if (fault === undefined) answer(seen, response)
    else response.writeHead(403, { 'x-amzn-RequestId': 'refused' }).end(JSON.stringify({ message: fault }))
  })
  return upstream
}

function faultOf(
  service: string,
  secrets: Readonly<Record<string, string>>,
  { method, url, rawHeaders, body }: SeenRequest,
): string | undefined {
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  const headers: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? ''])
  }
  const request: SignedRequest = { verb: method, path, query, headers }
  const authorization = readAuthorization(request)
  if ('code' in authorization) return authorization.message
  const secret = secrets[authorization.accessKeyId]
  if (secret === undefined) return `nobody knows ${authorization.accessKeyId}`
  const scope = checkScope(authorization, service, Date.now())
  return (scope ?? checkSignature(request, authorization, secret, sha256(body)))?.message
}
