import { expect, test } from 'vitest'
import { curlSample } from './curl-sample.ts'
import { type Sample, sampleCall } from './sample-call.ts'

const sample: Sample = {
  httpMethod: 'GET',
  baseUrl: 'http://abc.localhost:8080/prod',
  path: '/pets',
  query: [],
  headers: [],
  body: undefined,
  key: undefined,
}

test('the query is written in the address, as browsers encode it', () => {
  const query: [string, string][] = [
    ['tag', 'a b&c'],
    ['tag', 'ü'],
  ]
  expect(sampleCall({ ...sample, query }).url).toBe('http://abc.localhost:8080/prod/pets?tag=a+b%26c&tag=%C3%BC')
  expect(sampleCall(sample).url).toBe('http://abc.localhost:8080/prod/pets')
})

test('the key comes first, and one that was typed gives way to it', () => {
  const headers: [string, string][] = [
    ['X-Api-Key', 'typed'],
    ['accept', '*/*'],
  ]
  expect(sampleCall({ ...sample, headers, key: 'mine' }).headers).toEqual([
    ['x-api-key', 'mine'],
    ['accept', '*/*'],
  ])
  expect(sampleCall({ ...sample, headers }).headers[0]).toEqual(['X-Api-Key', 'typed'])
})

test('what HTTP forbids in a header does not reach the sample', () => {
  const headers: [string, string][] = [
    ['@/etc/passwd', 'x'],
    ['a b', 'x'],
    ['', 'x'],
    ['x-a', 'one\r\nx-injected: two\0'],
  ]
  expect(sampleCall({ ...sample, headers }).headers).toEqual([['x-a', 'one x-injected: two']])
})

test('headers of one name become one list', () => {
  const headers: [string, string][] = [
    ['Accept', 'text/html'],
    ['accept', 'text/plain'],
  ]
  expect(sampleCall({ ...sample, headers }).headers).toEqual([['Accept', 'text/html, text/plain']])
})

test('tokens take the place of what was typed under their names, in headers and in the address', () => {
  const call = sampleCall({
    ...sample,
    query: [
      ['page', '1'],
      ['tenant', 'typed'],
    ],
    headers: [
      ['authorization', 'typed'],
      ['accept', '*/*'],
    ],
    tokens: [
      { in: 'header', name: 'Authorization', value: 'Bearer a\nb' },
      { in: 'query', name: 'tenant', value: 'a&b' },
      { in: 'header', name: 'bad name', value: 'x' },
    ],
  })
  expect(call.url).toBe('http://abc.localhost:8080/prod/pets?page=1&tenant=a%26b')
  expect(call.headers).toEqual([
    ['Authorization', 'Bearer a b'],
    ['accept', '*/*'],
  ])
})

test('curl signs in the region of the stage, with credentials that are not in the code', () => {
  const written = curlSample(sampleCall({ ...sample, key: 'mine', region: 'eu-central-1' }))
  expect(written).toBe(
    [
      "curl 'http://abc.localhost:8080/prod/pets'",
      "--aws-sigv4 'aws:amz:eu-central-1:execute-api'",
      '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
      "-H 'x-api-key: mine'",
    ].join(' \\\n  '),
  )
  expect(curlSample(sampleCall(sample))).not.toContain('sigv4')
})
