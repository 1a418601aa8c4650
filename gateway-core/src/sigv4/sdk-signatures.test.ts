import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CallToSign, presignCall, signCall } from '../testing/sign-call.ts'
import { checkSignature, sha256 } from './check-signature.ts'
import { readAuthorization } from './read-authorization.ts'
import type { SignedRequest } from './signed-request.ts'

const at = new Date('2026-11-22T12:00:00Z')
const host = 'abcde12345.execute-api.us-east-1.localhost'

/** Whether a request as it stands on the wire has a signature of the key with this secret. */
function isGood(request: SignedRequest, body: string, secret = 'secret'): boolean {
  const authorization = readAuthorization(request)
  if ('code' in authorization) throw new Error(authorization.message)
  return checkSignature(request, authorization, secret, sha256(body)) === undefined
}

const text = fc.string({ unit: 'binary', maxLength: 10 }).map((each) => each.toWellFormed())
/** The SDK's own bag of parameters has a prototype, so it cannot hold this one. */
const parameterName = text.filter((each) => each !== '__proto__')
const encoded = (each: string) => encodeURIComponent(each)
const segment = fc.oneof(text.map(encoded), fc.constantFrom('a', '', '%2F', '!*()', '~.-_'))
const calls = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
  path: fc.array(segment, { maxLength: 5 }).map((segments) => `/prod/${segments.join('/')}`),
  query: fc.dictionary(parameterName, fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  note: fc.stringMatching(/^[\x20-\x7e]{0,20}$/),
  body: text,
})

const onWire = (query: Record<string, string | string[]>) =>
  Object.entries(query)
    .flatMap(([name, value]) => [value].flat().map((each) => `${encoded(name)}=${encoded(each)}`))
    .join('&')

test('whatever AWS’s SDK signs is good, and nothing else is', async () => {
  await fc.assert(
    fc.asyncProperty(calls, async ({ method, path, query, note, body }) => {
      const call: CallToSign = { method, path, query, body, headers: { host, 'x-note': note } }
      const headers = Object.entries(await signCall(call, { at }))
      const request: SignedRequest = { verb: method, path, query: onWire(query), headers }
      expect(isGood(request, body)).toBe(true)
      expect(isGood(request, `${body}.`)).toBe(false)
      expect(isGood(request, body, 'other')).toBe(false)
      expect(isGood({ ...request, path: `${path}x` }, body)).toBe(false)
      expect(isGood({ ...request, query: `${request.query}&x=1` }, body)).toBe(false)
      expect(isGood({ ...request, verb: 'HEAD' }, body)).toBe(false)
      expect(isGood({ ...request, headers: [...headers, ['X-Note', 'x']] }, body)).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('whatever it presigns is good, and nothing else is', async () => {
  await fc.assert(
    fc.asyncProperty(calls, async ({ path, query }) => {
      const target = await presignCall({ path, query, headers: { host } }, { at })
      const question = target.indexOf('?')
      const request: SignedRequest = {
        verb: 'GET',
        path: target.slice(0, question),
        query: target.slice(question + 1),
        headers: [['Host', host]],
      }
      expect(isGood(request, '')).toBe(true)
      expect(isGood({ ...request, query: `${request.query}&x=1` }, '')).toBe(false)
      expect(isGood({ ...request, path: `${path}x` }, '')).toBe(false)
      expect(isGood({ ...request, headers: [['Host', 'other']] }, '')).toBe(false)
    }),
    { numRuns: 200 },
  )
})
