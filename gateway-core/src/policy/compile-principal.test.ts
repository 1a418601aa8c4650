import { describe, expect, test } from 'vitest'
import { ada } from '../testing/policy-request.ts'
import { compilePrincipal, roleArn } from './compile-principal.ts'
import { PolicyFault } from './policy-request.ts'

const session = { ...ada, arn: 'arn:aws:sts::123456789012:assumed-role/reader/ada' }

describe('names the caller', () => {
  test.each<[what: string, principal: unknown]>([
    ['everybody', '*'],
    ['everybody of AWS', { AWS: '*' }],
    ['a user', { AWS: ada.arn }],
    ['one of several users', { AWS: ['arn:aws:iam::123456789012:user/bob', ada.arn] }],
    ['everybody, among others', { Service: 'apigateway.amazonaws.com', AWS: '*' }],
  ])('%s', (_, principal) => {
    expect(compilePrincipal(principal)(ada)).toBe('caller')
  })

  test('a session by itself and by its role', () => {
    expect(compilePrincipal({ AWS: session.arn })(session)).toBe('caller')
    expect(compilePrincipal({ AWS: 'arn:aws:iam::123456789012:role/reader' })(session)).toBe('caller')
    expect(compilePrincipal({ AWS: 'arn:aws:iam::123456789012:role/writer' })(session)).toBeUndefined()
  })
})

test.each(['123456789012', 'arn:aws:iam::123456789012:root', 'arn:aws-cn:iam::123456789012:root'])(
  '%s names the account alone',
  (name) => {
    expect(compilePrincipal({ AWS: name })(ada)).toBe('account')
    expect(compilePrincipal({ AWS: [name, ada.arn] })(ada)).toBe('caller')
  },
)

describe('names somebody else', () => {
  test.each<[what: string, principal: unknown]>([
    ['another user', { AWS: 'arn:aws:iam::123456789012:user/bob' }],
    ['a user of the same name elsewhere', { AWS: 'arn:aws:iam::999999999999:user/ada' }],
    ['another account', { AWS: '999999999999' }],
    ['a service', { Service: ['apigateway.amazonaws.com'] }],
    ['who comes from elsewhere', { Federated: 'cognito-identity.amazonaws.com' }],
    ['a canonical user', { CanonicalUser: '79a59df900b949e55d96a1e698fbaced' }],
    ['nobody', { AWS: [] }],
  ])('%s', (_, principal) => {
    expect(compilePrincipal(principal)(ada)).toBeUndefined()
  })

  test('nobody in particular is only everybody', () => {
    expect(compilePrincipal('*')(undefined)).toBe('caller')
    expect(compilePrincipal({ AWS: '123456789012' })(undefined)).toBeUndefined()
    expect(compilePrincipal({ AWS: ada.arn })(undefined)).toBeUndefined()
  })
})

describe('is a fault when it', () => {
  test.each<[what: string, principal: unknown]>([
    ['is another text', 'ada'],
    ['is nothing', null],
    ['is a list', ['*']],
    ['has an unknown kind', { Azure: '*' }],
    ['has an inherited kind', { constructor: '*' }],
    ['has a number', { AWS: 123456789012 }],
    ['has a list of lists', { AWS: [['*']] }],
    ['has a name that is no ARN', { AWS: 'ada' }],
    ['has a wildcard within an ARN', { AWS: 'arn:aws:iam::123456789012:user/*' }],
    ['has an ARN of another service', { AWS: 'arn:aws:s3:::bucket' }],
  ])('%s', (_, principal) => {
    expect(() => compilePrincipal(principal)).toThrow(PolicyFault)
  })
})

test.each([
  ['arn:aws:sts::123456789012:assumed-role/reader/ada', 'arn:aws:iam::123456789012:role/reader'],
  ['arn:aws:iam::123456789012:user/ada', undefined],
  ['arn:aws:sts::123456789012:federated-user/ada', undefined],
])('the role of %s is %s', (arn, role) => {
  expect(roleArn(arn)).toBe(role)
})
