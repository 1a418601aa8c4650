import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type SelfSignedCertificate,
  selfSignedCertificate,
} from '../../access/client-certificates/self-signed-certificate.ts'
import { checkCertificate } from './check-certificate.ts'

const now = new Date('2026-11-22T12:00:00Z')
const from = new Date('2026-01-01T00:00:00Z')
const to = new Date('2027-01-01T00:00:00Z')
const name = 'api.example.com'
let made: SelfSignedCertificate
let other: SelfSignedCertificate
let wild: SelfSignedCertificate

beforeAll(async () => {
  made = await selfSignedCertificate(name, from, to)
  other = await selfSignedCertificate('other.example.com', from, to)
  wild = await selfSignedCertificate('*.example.com', from, to)
})

const whole = ({ certificate, privateKey }: SelfSignedCertificate) => ({
  certificateName: 'mine',
  certificateBody: certificate,
  certificatePrivateKey: privateKey,
})

test('without any there is nothing to check', () => {
  expect(checkCertificate({}, name, now)).toBe(false)
  expect(checkCertificate({ certificateName: 'mine' }, name, now)).toBe(false)
})

test('one with its key and its name is taken, with a chain that signed it too', () => {
  expect(checkCertificate(whole(made), name, now)).toBe(true)
  expect(checkCertificate({ ...whole(made), certificateChain: `\n${made.certificate}\n` }, name, now)).toBe(true)
})

test('a wildcard is for the names that it covers, and for itself', () => {
  expect(checkCertificate(whole(wild), name, now)).toBe(true)
  expect(checkCertificate(whole(wild), '*.example.com', now)).toBe(true)
  expect(() => checkCertificate(whole(wild), '*.example.org', now)).toThrow('not valid for *.example.org')
  expect(() => checkCertificate(whole(made), '*.example.com', now)).toThrow('not valid for *.example.com')
})

describe('refuses', () => {
  const refusals: [what: string, given: () => object, message: string | RegExp][] = [
    ['a key alone', () => ({ certificatePrivateKey: made.privateKey }), 'Certificate body must be specified'],
    ['a chain alone', () => ({ certificateChain: made.certificate }), 'Certificate body must be specified'],
    ['no key', () => ({ ...whole(made), certificatePrivateKey: '' }), 'Certificate private key must be specified'],
    ['no name', () => ({ ...whole(made), certificateName: '' }), 'Certificate name must be specified'],
    ['what is no certificate', () => ({ ...whole(made), certificateBody: 'x' }), 'Invalid certificate body'],
    ['a broken one', () => ({ ...whole(made), certificateBody: broken(made.certificate) }), 'Invalid certificate body'],
    [
      'two in one body',
      () => ({ ...whole(made), certificateBody: made.certificate + other.certificate }),
      'Invalid certificate body',
    ],
    ['what is no key', () => ({ ...whole(made), certificatePrivateKey: 'x' }), 'Invalid certificate private key'],
    ['a key with a pass phrase', () => ({ ...whole(made), certificatePrivateKey: locked() }), 'without a pass phrase'],
    [
      'another one’s key',
      () => ({ ...whole(made), certificatePrivateKey: other.privateKey }),
      'does not match the certificate',
    ],
    ['one for another name', () => whole(other), 'not valid for api.example.com'],
    ['a chain of something else', () => ({ ...whole(made), certificateChain: 'x' }), 'Invalid certificate chain'],
    [
      'a chain that did not sign it',
      () => ({ ...whole(made), certificateChain: other.certificate }),
      'each certificate must have signed the one before it',
    ],
  ]

  test.each(refusals)('%s', (_, given, message) => {
    expect(() => checkCertificate(given(), name, now)).toThrow(message)
  })

  test('one that has ended', () => {
    expect(() => checkCertificate(whole(made), name, to)).toThrow('has expired')
  })
})

function broken(pem: string): string {
  return pem.replace(/^[A-Za-z0-9+/]{64}$/m, 'A'.repeat(64))
}

function locked(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString()
}
