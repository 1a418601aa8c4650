import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { accessKeys, auditRecords, members, restApis } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { createAccessKey } from '#server/identity/access-keys/create-access-key.ts'
import { getSessionToken } from '#server/identity/access-keys/get-session-token.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { answerAwsRequest } from './answer-aws-request.ts'
import { sendSigned, signedRequest, type WireCall } from './testing/send-signed.ts'
import { createTestAccessKey, endpoint, type TestAccessKey } from './testing/wire-client.ts'

const list: WireCall = { verb: 'GET', path: '/restapis', query: { limit: '5' } }
const create: WireCall = { verb: 'POST', path: '/restapis', body: '{"name":"Pets"}' }

/** Status, error type and the beginning of the message. */
async function outcome(answer: Response): Promise<[number, string, string]> {
  const { message = '' } = JSON.parse(await answer.text())
  return [answer.status, answer.headers.get('x-amzn-errortype') ?? '', message]
}

async function userOf(context: Context): Promise<string> {
  if (context.actor.kind !== 'user') throw new Error('Not a user')
  return context.actor.userId
}

test('a key acts for its user, in the account of the key, and the audit log says so', () =>
  withWorld(async ({ as, db }) => {
    const developer = as('developer')
    const key = await createTestAccessKey(developer)
    const answer = await sendSigned(developer, key, create)
    expect(answer.status).toBe(201)
    const [record] = await db.select().from(auditRecords).where(eq(auditRecords.accountId, developer.accountId))
    expect(record).toMatchObject({
      actor: `access-key:${key.accessKeyId}`,
      operation: 'CreateRestApi',
      requestId: answer.headers.get('x-amzn-requestid'),
    })
  }))

describe('signatures are accepted', () => {
  test('without the header that names the hash of the body, as botocore signs', () =>
    withWorld(async ({ owner }) => {
      const key = await createTestAccessKey(owner)
      const request = await signedRequest(owner, key, create, { namesHash: false })
      expect(request.headers.has('x-amz-content-sha256')).toBe(false)
      expect((await answerAwsRequest(request, owner)).status).toBe(201)
    }))

  test('in the query of a presigned URL', () =>
    withWorld(async ({ owner }) => {
      const key = await createTestAccessKey(owner)
      const request = await signedRequest(owner, key, list, { presigned: true })
      expect((await answerAwsRequest(request, owner)).status).toBe(200)
    }))

  test('again within the time that a signature lasts, as on AWS', () =>
    withWorld(async ({ owner, passTime }) => {
      const key = await createTestAccessKey(owner)
      const request = await signedRequest(owner, key, list)
      expect((await answerAwsRequest(request.clone(), owner)).status).toBe(200)
      passTime(299_000)
      expect((await answerAwsRequest(request, owner)).status).toBe(200)
    }))

  test('with secrets of any length', () =>
    withWorld(async ({ owner, db }) => {
      const key = { accessKeyId: 'x', secretAccessKey: 'y' }
      await db.insert(accessKeys).values({
        id: 'x',
        accountId: owner.accountId,
        userId: await userOf(owner),
        secretEncrypted: owner.secrets.encrypt('y', 'access-key'),
        createdAt: owner.now(),
      })
      expect((await sendSigned(owner, key, list)).status).toBe(200)
    }))
})

describe('403', () => {
  test.each<[what: string, init: RequestInit]>([
    ['without a signature', {}],
    ['with another scheme', { headers: { authorization: 'Bearer x' } }],
  ])('MissingAuthenticationTokenException %s, on any path', (_, init) =>
    withWorld(async ({ owner }) => {
      for (const path of ['/restapis', '/nope', '']) {
        expect(await outcome(await answerAwsRequest(new Request(endpoint + path, init), owner))).toEqual([
          403,
          'MissingAuthenticationTokenException:',
          'Missing Authentication Token',
        ])
      }
    }),
  )

  test('IncompleteSignatureException with half a signature', () =>
    withWorld(async ({ owner }) => {
      const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=x' }
      const [status, type] = await outcome(
        await answerAwsRequest(new Request(`${endpoint}/restapis`, { headers }), owner),
      )
      expect([status, type]).toEqual([403, 'IncompleteSignatureException:'])
    }))

  const unknown = [403, 'UnrecognizedClientException:', 'The security token included in the request is invalid.']

  test.each(['AKIAUNKNOWN', "' or 1=1 --", 'ä', 'x'.repeat(4000)])('UnrecognizedClientException for the key %s', (id) =>
    withWorld(async ({ owner }) => {
      const key = { accessKeyId: 'x', secretAccessKey: 'y' }
      const request = await signedRequest(owner, key, list)
      const text = request.headers.get('authorization')?.replace('Credential=x/', `Credential=${encodeURI(id)}/`)
      request.headers.set('authorization', text ?? '')
      expect(await outcome(await answerAwsRequest(request, owner))).toEqual(unknown)
    }),
  )

  test('UnrecognizedClientException for a NUL in the key of a presigned URL', () =>
    withWorld(async ({ owner }) => {
      const request = await signedRequest(owner, { accessKeyId: 'x', secretAccessKey: 'y' }, list, { presigned: true })
      const url = request.url.replace('X-Amz-Credential=x%2F', 'X-Amz-Credential=%00%2F')
      expect(await outcome(await answerAwsRequest(new Request(url, request), owner))).toEqual(unknown)
    }))

  test('UnrecognizedClientException for a deleted key, and for a member who has left', () =>
    withWorld(async ({ as, db }) => {
      const developer = as('developer')
      const userId = await userOf(developer)
      const keys = [await createTestAccessKey(developer), await createTestAccessKey(developer)]
      const [first, second] = keys
      if (!first || !second) throw new Error('No keys')
      await db.delete(accessKeys).where(eq(accessKeys.id, first.accessKeyId))
      expect(await outcome(await sendSigned(developer, first, list))).toEqual(unknown)
      expect((await sendSigned(developer, second, list)).status).toBe(200)
      await db.delete(members).where(and(eq(members.accountId, developer.accountId), eq(members.userId, userId)))
      expect(await outcome(await sendSigned(developer, second, list))).toEqual(unknown)
    }))

  test('UnrecognizedClientException with a session token for a key that has none', () =>
    withWorld(async ({ owner }) => {
      const key = await createTestAccessKey(owner)
      const request = await signedRequest(owner, { ...key, ...{ sessionToken: 'token' } }, list)
      expect(await outcome(await answerAwsRequest(request, owner))).toEqual(unknown)
    }))

  test('temporary credentials work with their own token only, and until they end', () =>
    withWorld(async ({ owner, passTime }) => {
      const { accessKeyId, secretAccessKey, sessionToken } = await getSessionToken(owner, { durationSeconds: 900 })
      const key = { accessKeyId, secretAccessKey }
      const ask = async (token?: string) => {
        const request = await signedRequest(owner, { ...key, ...(token ? { sessionToken: token } : {}) }, list)
        return answerAwsRequest(request, owner)
      }
      expect((await ask(sessionToken)).status).toBe(200)
      expect(await outcome(await ask(`${sessionToken}x`))).toEqual(unknown)
      expect(await outcome(await ask())).toEqual(unknown)
      passTime(900_000)
      const expired = await ask(sessionToken)
      expect(expired.status).toBe(403)
      expect(expired.headers.get('x-amzn-errortype')).toContain('ExpiredTokenException')
    }))

  test('AccessDeniedException for a key whose policy is about deployed APIs', () =>
    withWorld(async ({ owner }) => {
      const policy = JSON.stringify({ Statement: { Effect: 'Allow', Action: 'execute-api:*', Resource: '*' } })
      const answer = await sendSigned(owner, await createAccessKey(owner, { policy }), list)
      expect(answer.status).toBe(403)
      expect(answer.headers.get('x-amzn-errortype')).toContain('AccessDeniedException')
    }))

  test('ForbiddenException by the role that the member has now', () =>
    withWorld(async ({ as, db }) => {
      const developer = as('developer')
      const key = await createTestAccessKey(developer)
      expect((await sendSigned(developer, key, create)).status).toBe(201)
      await db
        .update(members)
        .set({ role: 'viewer' })
        .where(eq(members.userId, await userOf(developer)))
      expect((await outcome(await sendSigned(developer, key, create))).slice(0, 2)).toEqual([
        403,
        'ForbiddenException:',
      ])
      expect((await sendSigned(developer, key, list)).status).toBe(200)
    }))

  test('AccessDeniedException for a path that AWS does not have', () =>
    withWorld(async ({ owner }) => {
      const key = await createTestAccessKey(owner)
      for (const path of ['/nope', '', '/v2/apis', '/restapis/x/nope']) {
        expect(await outcome(await sendSigned(owner, key, { verb: 'GET', path }))).toEqual([
          403,
          'AccessDeniedException:',
          'Unable to determine service/operation name to be authorized',
        ])
      }
    }))
})

describe('403 InvalidSignatureException and nothing done', () => {
  type Change = (request: Request, context: Context, key: TestAccessKey) => Request | Promise<Request>
  const body = '{"name":"Tampered"}'
  test.each<[what: string, message: RegExp, change: Change]>([
    ['for a changed body', /does not match/, (request) => new Request(request.url, { ...parts(request), body })],
    [
      'for a changed body without the header that names its hash',
      /does not match/,
      async (_, context, key) => {
        const request = await signedRequest(context, key, create, { namesHash: false })
        return new Request(request.url, { ...parts(request), body })
      },
    ],
    [
      'for a changed body whose named hash was changed with it',
      /does not match/,
      (request) => {
        const headers = new Headers(request.headers)
        headers.set('x-amz-content-sha256', '0'.repeat(64))
        return new Request(request.url, { method: 'POST', headers, body })
      },
    ],
    ['for a changed path', /does not match/, (request) => new Request(`${request.url}?mode=import`, request)],
    [
      'for the wrong secret',
      /Check your AWS Secret Access Key/,
      (_, context, key) => signedRequest(context, { ...key, secretAccessKey: 'wrong' }, create),
    ],
    [
      'for another service',
      /^Credential should be scoped to correct service: 'apigateway'/,
      (_, context, key) => signedRequest(context, key, create, { service: 'execute-api' }),
    ],
    [
      'for UNSIGNED-PAYLOAD',
      /does not match/,
      async (_, context, key) => {
        const request = await signedRequest(context, key, create)
        request.headers.set('x-amz-content-sha256', 'UNSIGNED-PAYLOAD')
        return request
      },
    ],
  ])('%s', (_, message, change) =>
    withWorld(async ({ owner, db }) => {
      const key = await createTestAccessKey(owner)
      const request = await change(await signedRequest(owner, key, create), owner, key)
      expect(await outcome(await answerAwsRequest(request, owner))).toEqual([
        403,
        'InvalidSignatureException:',
        expect.stringMatching(message),
      ])
      expect(await db.select().from(restApis).where(eq(restApis.accountId, owner.accountId))).toEqual([])
    }),
  )

  test('after five minutes, and before', () =>
    withWorld(async ({ owner, passTime }) => {
      const key = await createTestAccessKey(owner)
      const early = await signedRequest(owner, key, create)
      passTime(301_000)
      expect(await outcome(await answerAwsRequest(early, owner))).toEqual([
        403,
        'InvalidSignatureException:',
        expect.stringMatching(/^Signature expired: 20261122T120000Z is now earlier than 20261122T120001Z/),
      ])
      const late = await signedRequest(owner, key, create)
      passTime(-301_000)
      expect(await outcome(await answerAwsRequest(late, owner))).toEqual([
        403,
        'InvalidSignatureException:',
        expect.stringMatching(/^Signature not yet current/),
      ])
    }))
})

test('the use of a key is noted, once a minute at most', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const key = await createTestAccessKey(owner)
    const lastUsed = async () => {
      const [row] = await db.select().from(accessKeys).where(eq(accessKeys.id, key.accessKeyId))
      return row?.lastUsedAt
    }
    expect(await lastUsed()).toBeNull()
    const first = owner.now()
    await sendSigned(owner, key, list)
    expect(await lastUsed()).toEqual(first)
    passTime(59_000)
    await sendSigned(owner, key, list)
    expect(await lastUsed()).toEqual(first)
    passTime(2000)
    await sendSigned(owner, key, list)
    expect(await lastUsed()).toEqual(owner.now())
  }))

test('a key is not in use by whoever only knows its id', () =>
  withWorld(async ({ owner, db }) => {
    const key = await createTestAccessKey(owner)
    const guessed = { ...key, secretAccessKey: 'wrong' }
    await sendSigned(owner, guessed, list)
    await answerAwsRequest(await signedRequest(owner, guessed, create, { namesHash: false }), owner)
    const [row] = await db.select().from(accessKeys).where(eq(accessKeys.id, key.accessKeyId))
    expect(row?.lastUsedAt).toBeNull()
  }))

function parts(request: Request): RequestInit {
  return { method: request.method, headers: request.headers }
}
