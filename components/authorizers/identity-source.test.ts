import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { readIdentitySources, sourceWords } from './identity-source.ts'

test('reads the four places of identity sources', () => {
  const text = 'method.request.header.Auth, method.request.querystring.key,stageVariables.v, context.accountId'
  expect(readIdentitySources(text)).toEqual([
    { place: 'header', name: 'Auth' },
    { place: 'query', name: 'key' },
    { place: 'stage variable', name: 'v' },
    { place: 'context', name: 'accountId' },
  ])
  expect(readIdentitySources(undefined)).toEqual([])
  expect(readIdentitySources('Auth')).toEqual([{ place: 'header', name: 'Auth' }])
  expect(sourceWords({ place: 'header', name: 'Auth' }, translatorOf('authorizers'))).toBe('Auth (header)')
})
