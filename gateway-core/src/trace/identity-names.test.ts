import { expect, test } from 'vitest'
import { identityNames } from './identity-names.ts'

test('names the headers and parameters of an identity source', () => {
  expect(identityNames('method.request.header.Auth, method.request.querystring.token')).toEqual([
    { expression: 'method.request.header.Auth', isHeader: true, name: 'Auth' },
    { expression: 'method.request.querystring.token', isHeader: false, name: 'token' },
  ])
})

test.each(['', 'context.identity.sourceIp', 'stageVariables.tenant', 'method.request.path.id', 'nonsense'])(
  'takes nothing from %j',
  (identitySource) => {
    expect(identityNames(identitySource)).toEqual([])
  },
)
