import { expect, test } from 'vitest'
import type { Authorization } from './read-authorization.ts'
import { signingKey } from './signing-key.ts'
import { SigningKeys } from './signing-keys.ts'

const authorization: Authorization = {
  accessKeyId: 'AKIDEXAMPLE',
  date: '20150830',
  region: 'us-east-1',
  service: 'iam',
  terminator: 'aws4_request',
  signedHeaders: ['host'],
  signature: '',
  timestamp: '20150830T123600Z',
  signedAt: 0,
  expiresSeconds: undefined,
}

test('a key is AWS’s published one', () => {
  const key = signingKey('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', authorization)
  expect(key.toString('hex')).toBe('c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9')
})

test('a key that was kept is not derived again', () => {
  const keys = new SigningKeys()
  let opened = 0
  const open = (sealed: string) => {
    opened++
    return sealed.slice(1)
  }
  const first = keys.key('!secret', authorization, open)
  expect(first).toEqual(signingKey('secret', authorization))
  keys.key('!secret', authorization, open)
  expect(opened).toBe(2)
  keys.keep('!secret', authorization, first)
  expect(keys.key('!secret', authorization, open)).toBe(first)
  expect(opened).toBe(2)
})

test.each<[what: string, sealed: string, change: Partial<Authorization>]>([
  ['secret', '!other', {}],
  ['day', '!secret', { date: '20150831' }],
  ['region', '!secret', { region: 'eu-west-1' }],
  ['service', '!secret', { service: 'execute-api' }],
])('another %s has another key', (_, sealed, change) => {
  const keys = new SigningKeys()
  const open = (text: string) => text
  const first = keys.key('!secret', authorization, open)
  keys.keep('!secret', authorization, first)
  expect(keys.key(sealed, { ...authorization, ...change }, open)).not.toEqual(first)
})
