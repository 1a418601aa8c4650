import { describe, expect, test } from 'vitest'
import { rendered } from './testing/rendered.ts'

const context = {
  requestId: 'r1',
  'identity.sourceIp': '203.0.113.7',
  'authorizer.principalId': 'user',
  'authorizer.claims.sub': 's1',
  'authorizer.claims.custom:role': 'admin',
}

describe('$context', () => {
  test.each([
    ['$context.requestId', 'r1'],
    [`\${context.identity.sourceIp}`, '203.0.113.7'],
    ["$context['identity']['sourceIp']", '203.0.113.7'],
    ["$context.authorizer.claims['custom:role']", 'admin'],
    ['#set($k = "sub")$context.authorizer.claims[$k]', 's1'],
    ['[$context.authorizer.claims]#set($c = $context.authorizer.claims)[$c.sub]', '[][]'],
    ['#set($k = "requestId")$context[$k]$context[1]', 'r1'],
    ['$context.identity.sourceIp.length()', '11'],
    ['$context.identity', '{sourceIp=203.0.113.7}'],
    ['$context.authorizer.get("principalId")', 'user'],
    ['#set($c = $context)$c.requestId $c.identity.sourceIp', 'r1 203.0.113.7'],
    ['$context.nope|$context.identity.nope|$context.requestId.nope|$context.nope.nope', '|||'],
    ['$context.get("requestId")$context.containsKey("nope")', 'r1false'],
    ['$context.keySet()', '[requestId, identity, authorizer, requestOverride, responseOverride]'],
    ['#set($context.custom = "x")$context.custom|', '|'],
    ["#set($context = {'a': {'b': 1}})$context.a.b$context.a.c", '1'],
  ])('%s', (source, output) => {
    expect(rendered(source, { context })).toBe(output)
  })

  test('prints itself', () => {
    expect(rendered('$context', { context: { stage: 'prod' } })).toBe(
      '{stage=prod, requestOverride={header={}, path={}, querystring={}}, responseOverride={header={}}}',
    )
  })
})

describe('$stageVariables', () => {
  const stageVariables = { env: 'prod', 'other-name': 'o', constructorX: 'c' }
  test.each([
    ['$stageVariables.env', 'prod'],
    ["$stageVariables['env'] $stageVariables['other-name']", 'prod o'],
    [`\${stageVariables.env}`, 'prod'],
    ['$stageVariables.nope|$stageVariables.constructor|$stageVariables["__proto__"]|$stageVariables[1]', '|||'],
    ['$stageVariables.get("env")$stageVariables.size()', 'prod3'],
    ['$stageVariables', '{env=prod, other-name=o, constructorX=c}'],
  ])('%s', (source, output) => {
    expect(rendered(source, { stageVariables })).toBe(output)
  })
})
