import { expect, test } from 'vitest'
import { corsMethod, isCorsMethod } from './cors-method.ts'

test('a preflight names the verbs of the resource, sorted and with OPTIONS itself', () => {
  const { integration } = corsMethod('r1', ['POST', 'GET'])
  expect(integration.integrationResponses[200]?.responseParameters).toMatchObject({
    'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS,POST'",
    'method.response.header.Access-Control-Allow-Origin': "'*'",
  })
})

test('ANY allows every verb', () => {
  const { integration } = corsMethod('r1', ['ANY'])
  expect(integration.integrationResponses[200]?.responseParameters).toMatchObject({
    'method.response.header.Access-Control-Allow-Methods': "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'",
  })
})

test('every mapped header is declared in the method response', () => {
  const { integration, methodResponses } = corsMethod('r1', ['GET'])
  expect(Object.keys(methodResponses[200]?.responseParameters ?? {}).sort()).toEqual(
    Object.keys(integration.integrationResponses[200]?.responseParameters ?? {}).sort(),
  )
})

test('knows its own methods and leaves a backend’s OPTIONS alone', () => {
  const own = corsMethod('r1', ['GET'])
  expect(isCorsMethod(own)).toBe(true)
  expect(isCorsMethod({ ...own, httpMethod: 'GET' })).toBe(false)
  expect(isCorsMethod({ httpMethod: 'OPTIONS', integration: null })).toBe(false)
  expect(isCorsMethod({ httpMethod: 'OPTIONS', integration: { ...own.integration, type: 'HTTP_PROXY' } })).toBe(false)
  const answering = (responseParameters: Record<string, string>) =>
    isCorsMethod({ ...own, integration: { ...own.integration, integrationResponses: { 200: { responseParameters } } } })
  expect(answering({})).toBe(false)
  expect(answering({ 'method.response.header.Access-Control-Allow-Origin': "'https://one.example'" })).toBe(false)
  expect(answering({ 'method.response.header.Access-Control-Allow-Origin': "'*'" })).toBe(true)
})
