import { describe, expect, test } from 'vitest'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { chooseRequestTemplate, isLiteral, mediaType } from './request-template.ts'

function choose(
  requestTemplates: Record<string, string> | undefined,
  passthroughBehavior: IntegrationSnapshot['passthroughBehavior'],
  contentType?: string,
) {
  const headers: Record<string, string> = contentType === undefined ? {} : { 'Content-Type': contentType }
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, { headers })
  return chooseRequestTemplate({ ...mock(200, '').integration, requestTemplates, passthroughBehavior }, exchange)
}

const json = { 'application/json': '{}' }

describe('a template is chosen by content type', () => {
  test.each([
    ['application/json'],
    ['application/json; charset=utf-8'],
    ['Application/JSON'],
    [' application/json ;x=y'],
    [undefined],
    [''],
  ])('%j finds application/json', (contentType) => {
    for (const behavior of ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const) {
      expect(choose(json, behavior, contentType)).toEqual({ template: '{}' })
    }
  })

  test('$default stands behind all others', () => {
    expect(choose({ ...json, $default: 'x' }, 'NEVER', 'text/plain')).toEqual({ template: 'x' })
    expect(choose({ ...json, $default: 'x' }, 'NEVER', 'application/json')).toEqual({ template: '{}' })
  })

  test('an empty template counts', () => {
    expect(choose({ 'application/json': '' }, 'NEVER')).toEqual({ template: '' })
  })
})

test.each([
  ['WHEN_NO_MATCH', json, 'pass'],
  ['WHEN_NO_MATCH', {}, 'pass'],
  ['WHEN_NO_MATCH', undefined, 'pass'],
  ['WHEN_NO_TEMPLATES', json, 'unsupported'],
  ['WHEN_NO_TEMPLATES', {}, 'pass'],
  ['WHEN_NO_TEMPLATES', undefined, 'pass'],
  ['NEVER', json, 'unsupported'],
  ['NEVER', {}, 'unsupported'],
  ['NEVER', undefined, 'unsupported'],
] as const)('without a match %s with %j: %s', (behavior, templates, choice) => {
  expect(choose(templates, behavior, 'text/plain')).toBe(choice)
})

test.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  [';charset=utf-8', 'application/json'],
  ['text/plain', 'text/plain'],
  ['TEXT/plain;charset=utf-8', 'text/plain'],
])('the media type of %j is %s', (contentType, type) => {
  expect(mediaType(contentType)).toBe(type)
})

test.each([
  ['', true],
  ['{"statusCode": 200}', true],
  ['plain text', true],
  ['$input.body', false],
  ['#if(true)x#end', false],
  ['costs 5$', false],
  ['## comment', false],
])('"%s" is the same for every request: %s', (template, literal) => {
  expect(isLiteral(template)).toBe(literal)
})
