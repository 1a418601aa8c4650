import { expect, test } from 'vitest'
import { awsCredentials } from './aws-credentials.ts'

const arn = 'arn:aws:iam::123456789012:role/a'
const stored = { accessKeyId: 'AKID', sealedSecretAccessKey: 'sealed:hush' }

function vault() {
  const opened: string[] = []
  const open = (sealed: string) => {
    opened.push(sealed)
    return sealed.slice('sealed:'.length)
  }
  return { opened, open, cacheKey: new Uint8Array(32) }
}

function found(account: string, named: string | undefined, credentials: object = stored) {
  const access = { credentials: new Map([[`123456789012 ${arn}`, { ...stored, ...credentials }]]) }
  return awsCredentials(access, account, named, vault())
}

test('are found by account and ARN, and opened', () => {
  expect(found('123456789012', arn)).toEqual({ accessKeyId: 'AKID', secretAccessKey: 'hush' })
})

test('may be temporary', () => {
  expect(found('123456789012', arn, { sealedSessionToken: 'sealed:token' })).toEqual({
    accessKeyId: 'AKID',
    secretAccessKey: 'hush',
    sessionToken: 'token',
  })
})

test('are not there for another account, for another ARN, and for none', () => {
  expect(found('999999999999', arn)).toBeUndefined()
  expect(found('123456789012', `${arn}b`)).toBeUndefined()
  expect(found('123456789012', undefined)).toBeUndefined()
})

test('are opened once, and again when they have changed', () => {
  const safe = vault()
  const first = { ...stored }
  const access = { credentials: new Map([[`1 ${arn}`, first]]) }
  const one = awsCredentials(access, '1', arn, safe)
  expect(awsCredentials(access, '1', arn, safe)).toBe(one)
  expect(safe.opened).toHaveLength(1)
  access.credentials.set(`1 ${arn}`, { ...stored, sealedSecretAccessKey: 'sealed:new' })
  expect(awsCredentials(access, '1', arn, safe)?.secretAccessKey).toBe('new')
})

test('that cannot be opened are an error', () => {
  const access = { credentials: new Map([[`1 ${arn}`, { ...stored }]]) }
  const broken = {
    cacheKey: new Uint8Array(32),
    open: () => {
      throw new Error('sealed with another secret')
    },
  }
  expect(() => awsCredentials(access, '1', arn, broken)).toThrow('another secret')
})
