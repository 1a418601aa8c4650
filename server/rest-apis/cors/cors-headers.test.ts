import { expect, test } from 'vitest'
import { mock } from '#server/portals/publish/testing/insert-api.ts'
import {
  answerHeaders,
  headerValue,
  methodHeader,
  noAnswerHeaders,
  preflightHeaders,
  setHeaders,
  setResponseHeaders,
} from './cors-headers.ts'
import { everyOrigin } from './cors-settings.ts'

const origin = `${methodHeader}Access-Control-Allow-Origin`

test('a preflight is told all that it asks, other answers what a page may read', () => {
  const settings = {
    allowOrigin: 'https://app.example',
    allowHeaders: 'a,b',
    exposeHeaders: 'etag',
    allowCredentials: true,
    maxAge: 0,
  }
  expect(preflightHeaders(settings, ['POST', 'GET'])).toEqual({
    'Access-Control-Allow-Headers': 'a,b',
    'Access-Control-Allow-Methods': 'GET,OPTIONS,POST',
    'Access-Control-Allow-Origin': 'https://app.example',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Max-Age': '0',
  })
  expect(answerHeaders(settings)).toEqual({
    'Access-Control-Allow-Origin': 'https://app.example',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'etag',
  })
})

test('what is not asked for is not sent', () => {
  const headers = { ...preflightHeaders({ ...everyOrigin, allowHeaders: '' }, ['GET']), ...answerHeaders(everyOrigin) }
  expect(Object.keys(setHeaders({}, '', headers)).sort()).toEqual([
    'Access-Control-Allow-Methods',
    'Access-Control-Allow-Origin',
  ])
})

test('a header replaces its like in whatever case, and other mappings stay', () => {
  const mappings = {
    [`${methodHeader}access-control-allow-ORIGIN`]: "'https://old.example'",
    [`${methodHeader}Access-Control-Allow-Credentials`]: "'true'",
    [`${methodHeader}ETag`]: 'integration.response.header.ETag',
  }
  expect(setHeaders(mappings, methodHeader, answerHeaders(everyOrigin))).toEqual({
    [origin]: "'*'",
    [`${methodHeader}ETag`]: 'integration.response.header.ETag',
  })
  expect(setHeaders(mappings, methodHeader, noAnswerHeaders)).toEqual({
    [`${methodHeader}ETag`]: 'integration.response.header.ETag',
  })
})

test('a fixed value is read without its quotes, an expression as it stands', () => {
  expect(headerValue({ [origin.toLowerCase()]: "'*'" }, methodHeader, 'Access-Control-Allow-Origin')).toBe('*')
  const expression = 'stageVariables.origin'
  expect(headerValue({ [origin]: expression }, methodHeader, 'Access-Control-Allow-Origin')).toBe(expression)
  expect(headerValue(undefined, methodHeader, 'Access-Control-Allow-Origin')).toBeUndefined()
})

test('every response is mapped and declared; models, templates and other headers stay', () => {
  const method = {
    methodResponses: { 200: { responseModels: { 'application/json': 'Pet' }, responseParameters: { x: true } } },
    integration: { ...mock, integrationResponses: { 200: {}, 404: { selectionPattern: '404' } } },
  }
  expect(setResponseHeaders(method, answerHeaders(everyOrigin))).toEqual({
    methodResponses: {
      200: { responseModels: { 'application/json': 'Pet' }, responseParameters: { x: true, [origin]: false } },
      404: { responseParameters: { [origin]: false } },
    },
    integration: {
      ...mock,
      integrationResponses: {
        200: { responseParameters: { [origin]: "'*'" } },
        404: { selectionPattern: '404', responseParameters: { [origin]: "'*'" } },
      },
    },
  })
})
