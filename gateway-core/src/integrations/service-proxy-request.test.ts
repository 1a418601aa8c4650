import { expect, test } from 'vitest'
import { awsProxy } from '../testing/aws-methods.ts'
import { awsService } from '../testing/aws-service.ts'
import { scenario } from '../testing/scenario.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileAwsProxyRequest } from './aws-proxy-request.ts'

const uri = 'arn:aws:apigateway:us-east-1:firehose:action/PutRecord'

test('the body goes to the stream as it is, and what it answers goes back', async () => {
  await using upstream = await awsService('firehose', { test: 'test' }, (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.1', 'X-Own': 'yes' }).end('{"RecordId":"r1"}')
  })
  const awsEndpoints = { configured: (service: string) => (service === 'firehose' ? upstream.origin : undefined) }
  await using api = await scenario({ methods: { 'POST /': awsProxy({ uri }) } }, { awsEndpoints })
  const answer = await api.call('POST', '/', { body: '{"Record":{}}', headers: { 'x-secret': 'caller’s'.slice(0, 6) } })
  expect(answer).toMatchObject({ status: 200, body: '{"RecordId":"r1"}', headers: { 'x-own': 'yes' } })
  expect(upstream.seen[0]).toMatchObject({
    body: '{"Record":{}}',
    headers: { 'x-amz-target': 'Firehose_20150804.PutRecord', 'content-type': 'application/x-amz-json-1.1' },
  })
  expect(upstream.seen[0]?.headers['x-secret']).toBeUndefined()
})

test('a body may be missing', () => {
  const awsEndpoints = { configured: () => 'http://127.0.0.1:1' }
  const script = { methods: { 'POST /': awsProxy({ uri }) } }
  const none = stagedExchange(script, { method: 'POST' }, { awsEndpoints })
  expect(compileAwsProxyRequest(none.method, none.services)(none.exchange)).toBeUndefined()
})
