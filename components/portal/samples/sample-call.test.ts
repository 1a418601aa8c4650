import { expect, test } from 'vitest'
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
