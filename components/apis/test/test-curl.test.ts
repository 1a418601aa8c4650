import { expect, test } from 'vitest'
import { testCurl } from './test-curl.ts'

const call = {
  restApiId: 'a',
  resourceId: 'r',
  httpMethod: 'POST',
  pathWithQueryString: '/pets/7?a=1&a=2',
  headers: {},
  multiValueHeaders: { 'X-Pet': ['it’s'] },
  body: '{"a":1}',
  stageVariables: {},
  apiKeyId: 'k1',
}

test('the call goes to the stage, with a word in the place of the key', () => {
  const curl = testCurl(call, 'https://api.example.com/prod')
  expect(curl).toContain("'https://api.example.com/prod/pets/7?a=1&a=2'")
  expect(curl).toContain('-X POST')
  expect(curl).toContain('x-api-key: $API_KEY')
  expect(curl).toContain(`--data-raw '{"a":1}'`)
})

test('a method for all verbs is called with GET, and nothing is sent that is not there', () => {
  const plain = testCurl(
    { ...call, httpMethod: 'ANY', pathWithQueryString: '/', multiValueHeaders: {}, body: '' },
    'https://a',
  )
  expect(plain).toMatch(/^curl 'https:\/\/a\/'/)
  expect(plain).not.toContain('--data-raw')
})
