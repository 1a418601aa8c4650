import { expect, test } from 'vitest'
import { createSecrets } from '../../secrets.ts'
import { createVault, sealedFor } from './vault.ts'

const master = 'a master secret of some length'
const sealed = sealedFor('access-key', createSecrets(master).encrypt('s3cret: with a colon', 'access-key'))

test('opens what was encrypted for a purpose with the same secret', () => {
  expect(createVault(master).open(sealed)).toBe('s3cret: with a colon')
})

test('refuses what was made with another secret, for another purpose, or has no purpose', () => {
  expect(() => createVault('another master secret').open(sealed)).toThrow()
  expect(() => createVault(master).open(sealed.replace('access-key', 'aws-credentials'))).toThrow()
  expect(() => createVault(master).open(sealed.slice(sealed.indexOf(':')))).toThrow()
  expect(() => createVault(master).open('')).toThrow()
})

test('the key for cached answers has 256 bits and depends on the secret', () => {
  expect(createVault(master).cacheKey).toHaveLength(32)
  expect(createVault(master).cacheKey).toEqual(createVault(master).cacheKey)
  expect(createVault('another master secret').cacheKey).not.toEqual(createVault(master).cacheKey)
})
