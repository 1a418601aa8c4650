import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createSecrets } from '../secrets.ts'
import { readToken, signToken, type TokenPurpose } from './signed-token.ts'

const secrets = createSecrets('a secret for tests only')
const now = new Date(Date.UTC(2026, 10, 23, 12))
const later = new Date(now.getTime() + 60_000)
const shape = z.object({ id: z.string() })

function read(token: string, purpose: TokenPurpose = 'confirm-address', at = now) {
  return readToken(secrets, purpose, { token, claims: shape, now: at })
}

test('a token says what was signed, as long as it holds', () => {
  const token = signToken(secrets, 'confirm-address', { id: 'Ü1' }, later)
  expect(read(token)).toEqual({ id: 'Ü1' })
  expect(read(token, 'confirm-address', new Date(later.getTime() - 1))).toEqual({ id: 'Ü1' })
  expect(read(token, 'confirm-address', later)).toBeUndefined()
})

test('a token without an end holds for ever', () => {
  const token = signToken(secrets, 'switch-off-notices', { id: 'x' }, null)
  expect(read(token, 'switch-off-notices', new Date(Date.UTC(2099, 0)))).toEqual({ id: 'x' })
})

test('a token for one thing is worthless for another, and so is one of another installation', () => {
  const token = signToken(secrets, 'confirm-address', { id: 'x' }, later)
  for (const purpose of ['decide-access-request', 'switch-off-notices', 'enter-portal'] as const) {
    expect(read(token, purpose)).toBeUndefined()
  }
  const foreign = signToken(createSecrets('another secret for tests'), 'confirm-address', { id: 'x' }, later)
  expect(read(foreign)).toBeUndefined()
})

test('claims of another shape are none', () => {
  expect(read(signToken(secrets, 'confirm-address', { id: 7 }, later))).toBeUndefined()
  expect(read(signToken(secrets, 'confirm-address', {}, later))).toBeUndefined()
})

test('a token fits into an address as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (id) => {
      const token = signToken(secrets, 'confirm-address', { id }, later)
      expect(token).toMatch(/^[\w-]+\.[\w-]+$/)
      if (token.length <= 2000) expect(read(token)).toEqual({ id: JSON.parse(JSON.stringify(id)) })
    }),
  )
})

describe('what was not signed here', () => {
  const token = signToken(secrets, 'confirm-address', { id: 'x' }, later)
  const [payload = '', signature = ''] = token.split('.')
  const forged = Buffer.from(JSON.stringify({ claims: { id: 'y' }, expires: null })).toString('base64url')

  test.each([
    '',
    '.',
    payload,
    `${payload}.`,
    `.${signature}`,
    `${forged}.${signature}`,
    `${token}.more`,
    `${payload}.${signature.slice(0, -2)}`,
    `${payload}A.${signature}`,
    'null.null',
    'x'.repeat(100_000),
  ])('%.40s is nothing', (text) => {
    expect(read(text)).toBeUndefined()
  })

  test('neither is any other text, nor a token with a letter changed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read(text)).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(fc.nat(payload.length - 1), fc.constantFrom(...'ABCxyz019-_'), (place, letter) => {
        const changed = payload.slice(0, place) + letter + payload.slice(place + 1)
        if (changed !== payload) expect(read(`${changed}.${signature}`)).toBeUndefined()
      }),
    )
  })
})
