import { describe, expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import type { PolicyReport, SimulatedAccess } from '#server/rest-apis/resource-policy/simulate-access.ts'
import { verdictWords } from './verdict-words.ts'

type Policies = NonNullable<SimulatedAccess['policies']>
type Decision = PolicyReport['decision']

const t = translatorOf('resource-policy')
const method = { httpMethod: 'GET', resourcePath: '/', authorizationType: 'NONE', apiKeyRequired: false }

/** A policy with one statement, which decides when it says anything. */
function said(decision: Decision, sid?: string): PolicyReport {
  const effect = decision === 'deny' ? 'Deny' : 'Allow'
  const statement = { index: 0, effect, applies: true, elements: [], conditions: [], ...(sid ? { sid } : {}) } as const
  return { decision, ...(decision === 'neither' ? {} : { decidedBy: 0 }), statements: [statement] }
}

function report(isAllowed: boolean, policies: Partial<Policies>, refusedBy?: string): SimulatedAccess {
  const identity: Policies['identity'] = { source: 'none', decision: 'neither', policies: [] }
  return {
    isAllowed,
    method,
    steps: refusedBy ? [{ name: refusedBy, outcome: 'refused' }] : [],
    policies: { action: '', methodArn: '', rule: 'same-account', identity, decision: 'neither', ...policies },
  }
}

const own = (decision: Decision): Policies['identity'] => ({
  source: 'access-key',
  decision,
  policies: [said('neither'), said(decision, 'mine')],
})

/** AWS's tables: what the caller's own policy says, what the resource policy says, and who is named as the one. */
describe.each<[identity: Decision, resource: Decision, words: string]>([
  ['allow', 'allow', 'Allowed by statement 1 of the resource policy.'],
  ['allow', 'neither', 'Allowed by statement 1 (mine) of the caller’s policy.'],
  ['allow', 'deny', 'Explicit deny by statement 1 of the resource policy.'],
  ['neither', 'allow', 'Allowed by statement 1 of the resource policy.'],
  ['neither', 'neither', 'Implicit deny: no statement allows the call.'],
  ['neither', 'deny', 'Explicit deny by statement 1 of the resource policy.'],
  ['deny', 'allow', 'Explicit deny by statement 1 (mine) of the caller’s policy.'],
  ['deny', 'neither', 'Explicit deny by statement 1 (mine) of the caller’s policy.'],
])('own %s, resource %s', (identity, resource, words) => {
  test('names the statement that decides', () => {
    const isAllowed = words.startsWith('Allowed')
    expect(verdictWords(report(isAllowed, { identity: own(identity), resource: said(resource) }), t)).toBe(words)
  })
})

test('across accounts it says that one of the two is missing', () => {
  const policies = { rule: 'cross-account', identity: own('allow'), resource: said('neither') } as const
  expect(verdictWords(report(false, policies), t)).toContain('of the two accounts')
})

test.each([
  ['verify-signature', 'asks for a signature'],
  ['call-authorizer', 'asks its authorizer'],
  ['check-api-key', 'asks for an API key'],
])('who is refused by %s is told so', (name, words) => {
  expect(verdictWords(report(false, {}, name), t)).toContain(words)
})

test('the rest: no method, no policy, a role, and policies that cannot be evaluated', () => {
  expect(verdictWords({ isAllowed: false, steps: [] }, t)).toContain('no such method')
  expect(verdictWords(report(true, { rule: 'no-policy' }), t)).toContain('No resource policy')
  const role = { source: 'role', decision: 'allow', policies: [] } as const
  expect(verdictWords(report(true, { identity: role }), t)).toContain('role')
  expect(verdictWords(report(false, { resource: { fault: 'broken' } }), t)).toContain('broken')
  const broken = { source: 'access-key', decision: 'deny', policies: [{ fault: 'torn' }] } as const
  expect(verdictWords(report(false, { identity: broken }), t)).toContain('torn')
})
