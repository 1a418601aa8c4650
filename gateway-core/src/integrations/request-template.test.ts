import { describe, expect, test } from 'vitest'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { mock } from '../testing/deployed-api.ts'
import { compileRequestTemplates, isLiteral } from './request-template.ts'

function choose(
  requestTemplates: Record<string, string> | undefined,
  passthroughBehavior: IntegrationSnapshot['passthroughBehavior'],
  contentType = 'application/json',
) {
  const integration = { ...mock(200, '').integration, requestTemplates, passthroughBehavior }
  return compileRequestTemplates(integration, (source) => ({ source }))(contentType)
}

const json = { 'application/json': '{}' }

describe('a template is chosen by content type', () => {
  test.each(['application/json', 'Application/JSON', 'application/json; charset=utf-8', ' application/json '])(
    'the key %j is application/json’s',
    (key) => {
      for (const behavior of ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const) {
        expect(choose({ [key]: '{}' }, behavior)).toEqual({ source: '{}' })
      }
    },
  )

  test('$default stands behind all others', () => {
    expect(choose({ ...json, $default: 'x' }, 'NEVER', 'text/plain')).toEqual({ source: 'x' })
    expect(choose({ ...json, $default: 'x' }, 'NEVER', 'application/json')).toEqual({ source: '{}' })
  })

  test('an empty template counts', () => {
    expect(choose({ 'application/json': '' }, 'NEVER')).toEqual({ source: '' })
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
