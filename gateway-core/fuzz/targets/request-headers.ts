import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { compileHttpProxyRequest } from '../../src/integrations/http-proxy-request.ts'
import { readRequestHead } from '../../src/listener/request-head.ts'
import { Refusal } from '../../src/pipeline/refusal.ts'
import { Reply } from '../../src/pipeline/reply.ts'
import { apiId, httpProxy } from '../../src/testing/deployed-api.ts'
import { stagedExchange } from '../../src/testing/staged-exchange.ts'
import { expectThat, type FuzzTarget } from '../fuzz-target.ts'

const names = [
  ...['Host', 'Connection', 'connection', 'Content-Length', 'Transfer-Encoding', 'Transfer_Encoding', 'Content_Length'],
  ...[
    'Upgrade',
    'HTTP2-Settings',
    'TE',
    'Trailer',
    'Keep-Alive',
    'Proxy-Connection',
    'Expect',
    'X-Amzn-Apigateway-Api-Id',
  ],
  ...[
    'x-amzn-apigateway-api-id',
    'X-Forwarded-For',
    'Authorization',
    'x-api-key',
    'Accept',
    'User-Agent',
    'X-A',
    'Cookie',
    'Via',
  ],
]
const values = [
  ...[
    'a',
    'close',
    'keep-alive',
    'x-a',
    'X-Amzn-Apigateway-Api-Id',
    'content-length, host, x-amzn-trace-id',
    'chunked',
    '5',
  ],
  ...[
    'h2c',
    'trailers',
    '100-continue',
    'x@y',
    'api.localhost',
    '',
    ' ',
    'AWS4-HMAC-SHA256 x',
    'upgrade, http2-settings',
  ],
]
const never =
  /^(connection|transfer-encoding|transfer_encoding|content_length|upgrade|http2-settings|te|trailer|keep-alive|proxy-connection|expect|host)$/

const { method, services, again } = stagedExchange({ methods: { 'GET /': httpProxy('http://127.0.0.1:1/') } })
const build = compileHttpProxyRequest(method, services)

/** What of a caller's headers reaches a backend: never the connection's own, never in the place of ours. */
export const requestHeaders: FuzzTarget = {
  name: 'request-headers',
  run(random) {
    const given = random.list(12, () => [random.pick(names), random.text(2, values)] as const)
    const incoming = new IncomingMessage(new Socket())
    incoming.method = 'GET'
    incoming.url = '/'
    incoming.httpVersionMinor = 1
    incoming.rawHeaders = given.flat()
    const head = readRequestHead(incoming)
    const hosts = given.filter(([name]) => name.toLowerCase() === 'host').length
    expectThat(hosts === 1 || head instanceof Reply, `${hosts} hosts were let through`, given)
    const exchange = again({ headers: Object.fromEntries(given) })
    const verdict = build(exchange)
    if (verdict instanceof Refusal) return
    const request = exchange.integrationRequest
    expectThat(request !== undefined && 'backend' in request, 'there is no request', given)
    const sent = request.headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
    expectThat(request.headers.length % 2 === 0, 'a header has no value', given)
    expectThat(!sent.some((name) => never.test(name)), `the connection’s own goes through: ${sent}`, given)
    const ids = request.headers.filter(
      (_, index) => index % 2 === 1 && request.headers[index - 1]?.toLowerCase() === 'x-amzn-apigateway-api-id',
    )
    expectThat(ids.length === 1 && ids[0] === apiId, `the API’s id is ${ids}`, given)
  },
}
