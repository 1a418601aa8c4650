import { expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { AuthorizationMemory } from './authorization-memory.ts'

const { services } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
const issuer = { url: 'https://issuer.example', jwksUri: undefined, isTrusted: false }

test('an issuer’s keys are one account’s, and are kept', () => {
  const { keySets } = new AuthorizationMemory(new FakeClock())
  const keys = keySets.of('123456789012', issuer, services)
  expect(keySets.of('123456789012', { ...issuer }, services)).toBe(keys)
  expect(keySets.of('999999999999', issuer, services)).not.toBe(keys)
  expect(keySets.of('123456789012', { ...issuer, url: 'https://other.example' }, services)).not.toBe(keys)
  expect(keySets.of('123456789012', { ...issuer, isTrusted: true }, services)).not.toBe(keys)
})

test('answers and tokens that are kept end by the gateway’s clock', () => {
  const clock = new FakeClock()
  const { answers, tokens } = new AuthorizationMemory(clock)
  answers.set('k', { context: {} }, 1, clock.now() + 10)
  tokens.set('k', { claims: {}, audiences: [], scopes: [], use: undefined, expiresAt: 0 }, 1, clock.now() + 10)
  expect([answers.get('k'), tokens.get('k')]).toMatchObject([{ context: {} }, { claims: {} }])
  clock.pass(10)
  expect([answers.get('k'), tokens.get('k')]).toEqual([undefined, undefined])
})
