import type { IncomingMessage, ServerResponse } from 'node:http'
import { sourceIpHeader } from '../next/source-ip.ts'
import { answerAwsRequest } from './answer-aws-request.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Answers a call of the management API at Node's own server: the web's streams and Next's handler in between would take
 * longer than the call itself. Never rejects.
 * @param sourceIp who called, for the audit log
 */
export async function serveAwsRequest(
  request: IncomingMessage,
  response: ServerResponse,
  sourceIp: string,
  around?: Surroundings,
): Promise<void> {
  const { method = 'GET', url = '/', rawHeaders } = request
  const headers = new Headers()
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  headers.set(sourceIpHeader, sourceIp)
  const address = `http://${request.headers.host || 'localhost'}${url}`
  if (!URL.canParse(address)) {
    response.writeHead(400).end()
    return
  }
  const answer = await answerAwsRequest({ method, url: address, headers, body: request }, around)
  const body = Buffer.from(await answer.arrayBuffer())
  if (response.destroyed) return
  const isEmpty = answer.status === 204
  response.writeHead(answer.status, [
    ...[...answer.headers].flat(),
    ...(isEmpty ? [] : ['Content-Length', String(body.length)]),
  ])
  response.end(isEmpty ? undefined : body)
}
