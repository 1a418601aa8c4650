import { describe, expect, test } from 'vitest'
import type { StageSnapshot } from '../snapshot.ts'
import { deployedStage, http, httpProxy, mock, stageKey } from '../testing/deployed-api.ts'
import { checkStage } from './check-stage.ts'

const good = deployedStage({
  methods: { 'GET /': mock(200, ''), 'ANY /{proxy+}': httpProxy('http://backend/{proxy}'), 'PUT /x': http('http://b') },
  api: { gatewayResponses: [{ responseType: 'THROTTLED', responseParameters: { a: "'b'" }, responseTemplates: {} }] },
})

/** The good stage with one thing changed, as it would come from a file. */
function changed(change: (stage: ReturnType<typeof asJson>) => void): StageSnapshot {
  const copy = asJson()
  change(copy)
  return copy
}

function asJson() {
  return JSON.parse(JSON.stringify(good))
}

test('a whole stage passes', () => {
  expect(() => checkStage(stageKey, good)).not.toThrow()
  expect(() => checkStage(stageKey, asJson())).not.toThrow()
})

test('a stage filed under another key does not', () => {
  expect(() => checkStage('other/prod', good)).toThrow('filed under other/prod')
})

describe('refuses a stage', () => {
  const cases: readonly [string, (stage: ReturnType<typeof asJson>) => void, string][] = [
    ['without an account', (stage) => delete stage.accountId, 'accountId is missing'],
    ['with an empty API id', (stage) => (stage.restApiId = ''), 'restApiId is missing'],
    ['whose name is a number', (stage) => (stage.stageName = 7), 'stageName is missing'],
    ['without variables', (stage) => delete stage.variables, 'variables'],
    ['without method settings', (stage) => (stage.methodSettings = null), 'methodSettings'],
    ['without an API', (stage) => delete stage.api, 'no resources'],
    ['without resources', (stage) => (stage.api.resources = {}), 'no resources'],
    ['without gateway responses', (stage) => delete stage.api.gatewayResponses, 'gatewayResponses'],
    [
      'with half a gateway response',
      (stage) => delete stage.api.gatewayResponses[0].responseTemplates,
      'gateway response',
    ],
    [
      'with a header that is no text',
      (stage) => (stage.api.gatewayResponses[0].responseParameters.a = 1),
      'gateway response',
    ],
    ['with a path that is none', (stage) => (stage.api.resources[0].path = 'x'), 'x is no path'],
    ['with a path that is no text', (stage) => (stage.api.resources[0].path = 1), '1 is no path'],
    ['with a resource without methods', (stage) => delete stage.api.resources[0].methods, 'no methods'],
    ['with a method without a verb', (stage) => delete stage.api.resources[0].methods[0].httpMethod, 'without a verb'],
    [
      'with a method without authorization',
      (stage) => (stage.api.resources[0].methods[0].authorizationType = ''),
      'authorization type',
    ],
    [
      'that leaves open whether a key is needed',
      (stage) => delete stage.api.resources[0].methods[0].apiKeyRequired,
      'malformed',
    ],
    ['without method responses', (stage) => delete stage.api.resources[0].methods[0].methodResponses, 'malformed'],
    ['without an integration', (stage) => delete stage.api.resources[0].methods[0].integration, 'no integration'],
    [
      'with an integration of no type',
      (stage) => delete stage.api.resources[0].methods[0].integration.type,
      'without a type',
    ],
    [
      'without a timeout',
      (stage) => (stage.api.resources[0].methods[0].integration.timeoutInMillis = null),
      'no timeout',
    ],
    [
      'with a timeout below zero',
      (stage) => (stage.api.resources[0].methods[0].integration.timeoutInMillis = -1),
      'no timeout',
    ],
    [
      'without integration responses',
      (stage) => delete stage.api.resources[0].methods[0].integration.integrationResponses,
      'no integration responses',
    ],
    [
      'with a mapping that is no text',
      (stage) => (stage.api.resources[1].methods[0].integration.requestParameters = { a: 1 }),
      'malformed mapping',
    ],
    [
      'with a template that is no text',
      (stage) => (stage.api.resources[0].methods[0].integration.requestTemplates = { a: {} }),
      'malformed mapping',
    ],
    [
      'with a malformed integration response',
      (stage) =>
        (stage.api.resources[0].methods[0].integration.integrationResponses[200].responseTemplates = { a: null }),
      'malformed integration response',
    ],
  ]

  test.each(cases)('%s', (_, change, reason) => {
    expect(() => checkStage(stageKey, changed(change))).toThrow(reason)
  })
})
