import { expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileSubstitution } from './substitution.ts'

function substituted(template: string): string {
  const { exchange } = stagedExchange(
    { methods: { 'GET /pets/{id}': mock(200, '') }, stage: { variables: { color: 'red' } } },
    { path: '/pets/7?q=1', headers: { 'X-One': 'one' } },
  )
  exchange.refusal = new Refusal('QUOTA_EXCEEDED')
  return compileSubstitution(template)(exchange)
}

test.each([
  ['', ''],
  ['plain text', 'plain text'],
  ['{"message":$context.error.messageString}', '{"message":"Limit Exceeded"}'],
  ['$context.error.message.', 'Limit Exceeded.'],
  ['\x24{context.error.responseType}!', 'QUOTA_EXCEEDED!'],
  ['{$context.stage}', '{prod}'],
  ['\x24{context.stage', '\x24{context.stage'],
  ['$context.stage/$context.resourcePath', 'prod//pets/{id}'],
  ['$stageVariables.color and \x24{stageVariables.color}', 'red and red'],
  ['$method.request.header.X-One', 'one'],
  ['$method.request.path.id?$method.request.querystring.q', '7?1'],
  ['[$context.nope$stageVariables.nope$method.request.header.nope]', '[]'],
  ['$', '$'],
  ['$5 and $other.thing', '$5 and $other.thing'],
  ['$context', '$context'],
  ['#set($x = 1)', '#set($x = 1)'],
])('%s becomes %s', (template, text) => {
  expect(substituted(template)).toBe(text)
})

test('what a value says is not substituted again', () => {
  const { exchange } = stagedExchange(
    { methods: { 'GET /': mock(200, '') } },
    { headers: { 'X-Evil': '$context.accountId' } },
  )
  expect(compileSubstitution('$method.request.header.X-Evil')(exchange)).toBe('$context.accountId')
})
