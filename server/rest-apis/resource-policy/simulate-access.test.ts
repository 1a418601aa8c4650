import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { accessKeys, apiKeys } from '#db/schema.ts'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import { startTestInvoker } from '#server/adapters/data-plane/testing/start-test-invoker.ts'
import type { Context } from '#server/context.ts'
import { createAccessKey } from '#server/identity/access-keys/create-access-key.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { updateRestApi } from '../apis/update-rest-api.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { updateMethod } from '../methods/update-method.ts'
import { makeApi } from '../testing/make-api.ts'
import { checkResourcePolicy } from './check-resource-policy.ts'
import { simulateAccess } from './simulate-access.ts'

const all = { Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
const allow = { Effect: 'Allow', Principal: '*', ...all }
const fromOffice = { ...allow, Sid: 'office', Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }
const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })

async function asking(context: Context) {
  const made = await makeApi(context)
  const { restApiId } = made
  const question = {
    restApiId,
    stageName: 'prod',
    httpMethod: 'GET',
    pathWithQueryString: '/pets/7',
    sourceIp: '203.0.113.7',
    caller: { kind: 'visitor' },
  } as const
  return { ...made, restApiId, question }
}

describe('200', () => {
  test('the draft, with a policy that is saved, another one, and none', () =>
    withWorld(async ({ owner, as }) => {
      await using _started = startTestInvoker()
      const { restApiId, question } = await asking(owner)
      expect(await simulateAccess(as('viewer'), question)).toMatchObject({ isAllowed: true })
      await updateRestApi(owner, { restApiId, policy: policy(fromOffice) })
      expect(await simulateAccess(owner, question)).toMatchObject({
        isAllowed: true,
        policies: { resource: { decidedBy: 0, statements: [{ sid: 'office', applies: true }] } },
      })
      expect(await simulateAccess(owner, { ...question, sourceIp: '198.51.100.1' })).toMatchObject({
        isAllowed: false,
        policies: {
          resource: {
            statements: [{ conditions: [{ operator: 'IpAddress', holds: false, given: ['198.51.100.1'] }] }],
          },
        },
      })
      const denying = policy(allow, { ...allow, Effect: 'Deny' })
      expect(await simulateAccess(owner, { ...question, policy: denying })).toMatchObject({
        isAllowed: false,
        policies: { resource: { decidedBy: 1 } },
      })
      const away = { ...question, sourceIp: '198.51.100.1', policy: '' }
      expect(await simulateAccess(owner, away)).toMatchObject({ isAllowed: true, policies: { rule: 'no-policy' } })
    }))

  test('a policy that cannot be read closes the method', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { question } = await asking(owner)
      expect(await simulateAccess(owner, { ...question, policy: '{' })).toMatchObject({
        isAllowed: false,
        policies: { resource: { fault: 'The policy is not JSON' } },
      })
    }))

  test('what a stage serves, while the draft says something else', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { restApiId, get, question } = await asking(owner)
      await putIntegration(owner, { ...get, type: 'MOCK' })
      await createDeployment(owner, { restApiId, stageName: 'prod' })
      await updateRestApi(owner, { restApiId, policy: policy({ ...allow, Effect: 'Deny' }) })
      expect((await simulateAccess(owner, question)).isAllowed).toBe(false)
      expect((await simulateAccess(owner, { ...question, of: 'deployed' })).isAllowed).toBe(true)
    }))

  test('a member with an access key, by the role or by the key’s own policy', () =>
    withWorld(async ({ owner, db }) => {
      await using _started = startTestInvoker()
      const { get, question } = await asking(owner)
      await updateMethod(owner, { ...get, authorizationType: 'AWS_IAM' })
      const { accessKeyId } = await createAccessKey(owner, {})
      const asked = { ...question, caller: { kind: 'member', accessKeyId } } as const
      expect(await simulateAccess(owner, question)).toMatchObject({
        isAllowed: false,
        refusal: { type: 'MISSING_AUTHENTICATION_TOKEN' },
      })
      expect(await simulateAccess(owner, asked)).toMatchObject({
        isAllowed: true,
        policies: { rule: 'same-account', identity: { source: 'role' } },
      })
      const own = JSON.stringify({ Statement: { ...all, Resource: '*', Effect: 'Deny' } })
      await db.update(accessKeys).set({ policy: own }).where(eq(accessKeys.id, accessKeyId))
      expect(await simulateAccess(owner, asked)).toMatchObject({
        isAllowed: false,
        policies: { identity: { source: 'access-key', decision: 'deny' } },
      })
    }))

  test('somebody of another account, whom both accounts must allow', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { get, question } = await asking(owner)
      await updateMethod(owner, { ...get, authorizationType: 'AWS_IAM' })
      const userArn = 'arn:aws:iam::999999999999:user/eve'
      const text = policy({ ...allow, Principal: { AWS: '999999999999' } })
      const asked = { ...question, policy: text, caller: { kind: 'other-account', userArn } } as const
      expect(await simulateAccess(owner, asked)).toMatchObject({
        isAllowed: false,
        policies: { rule: 'cross-account', resource: { decision: 'allow' }, identity: { decision: 'neither' } },
      })
      const own = JSON.stringify({ Statement: { Effect: 'Allow', Action: 'execute-api:*', Resource: '*' } })
      const allowed = { ...asked, caller: { ...asked.caller, policy: own } } as const
      expect((await simulateAccess(owner, allowed)).isAllowed).toBe(true)
    }))

  test('an API key, by its plans', () =>
    withWorld(async ({ owner, db }) => {
      await using _started = startTestInvoker()
      const { restApiId, get, question } = await asking(owner)
      await putIntegration(owner, { ...get, type: 'MOCK' })
      await updateMethod(owner, { ...get, apiKeyRequired: true })
      await createDeployment(owner, { restApiId, stageName: 'prod' })
      const { id: apiKeyId } = await createApiKey(owner, { name: 'K', enabled: true })
      const asked = { ...question, apiKeyId }
      expect(await simulateAccess(owner, asked)).toMatchObject({
        isAllowed: false,
        refusal: { type: 'INVALID_API_KEY' },
      })
      const { id: usagePlanId } = await createUsagePlan(owner, {
        name: 'Plan',
        apiStages: [{ apiId: restApiId, stage: 'prod' }],
      })
      await createUsagePlanKey(owner, { usagePlanId, keyId: apiKeyId, keyType: 'API_KEY' })
      expect(await simulateAccess(owner, asked)).toMatchObject({ isAllowed: true })
      await db.update(apiKeys).set({ enabled: false }).where(eq(apiKeys.id, apiKeyId))
      expect((await simulateAccess(owner, asked)).isAllowed).toBe(false)
    }))
})

describe('400', () => {
  test.each<[what: string, wrong: object, field: string]>([
    ['an address that is none', { sourceIp: 'here' }, 'sourceIp'],
    ['a time that is none', { at: 'soon' }, 'at'],
    ['a caller without an ARN', { caller: { kind: 'other-account', userArn: 'eve' } }, 'caller.userArn'],
    [
      'a caller’s policy that is none',
      { caller: { kind: 'authorizer', principalId: 'p', policy: '{' } },
      'caller.policy',
    ],
    [
      'a policy that authorizers may not return',
      { caller: { kind: 'authorizer', principalId: 'p', policy: policy(allow) } },
      'caller.policy',
    ],
    [
      'a policy that identities may not have',
      {
        caller: {
          kind: 'other-account',
          userArn: 'arn:aws:iam::999999999999:user/eve',
          policy: policy(allow),
        },
      },
      'caller.policy',
    ],
  ])('%s', (_, wrong, field) =>
    withWorld(async ({ owner }) => {
      const { question } = await asking(owner)
      const attempt = simulateAccess.invoke(owner, { ...question, ...wrong })
      await expect(attempt).rejects.toMatchObject({
        failure: 'BadRequestException',
        fields: { [field]: expect.any(String) },
      })
    }),
  )

  test('a caller of another account who is of this one', () =>
    withWorld(async ({ owner }) => {
      const { question } = await asking(owner)
      const userArn = `arn:aws:iam::${owner.accountId}:user/ada`
      const attempt = simulateAccess(owner, { ...question, caller: { kind: 'other-account', userArn } })
      await expect(attempt).rejects.toMatchObject({ fields: { 'caller.userArn': expect.stringContaining('member') } })
    }))
})

test('404: keys, stages and APIs of others', () =>
  withWorld(async ({ owner, stranger }) => {
    await using _started = startTestInvoker()
    const { question } = await asking(owner)
    const { accessKeyId } = await createAccessKey(stranger, {})
    const { id: apiKeyId } = await createApiKey(stranger, {})
    const notFound = { failure: 'NotFoundException' }
    await expect(simulateAccess(stranger, question)).rejects.toMatchObject(notFound)
    await expect(simulateAccess(owner, { ...question, of: 'deployed' })).rejects.toMatchObject(notFound)
    await expect(simulateAccess(owner, { ...question, apiKeyId })).rejects.toMatchObject(notFound)
    const theirs = { ...question, caller: { kind: 'member', accessKeyId } } as const
    await expect(simulateAccess(owner, theirs)).rejects.toMatchObject(notFound)
  }))

test('a policy that is being written is checked as saving it would', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await asking(owner)
    const wrong = policy({ ...allow, Principal: 'ada' })
    const { fault } = await checkResourcePolicy(as('viewer'), { restApiId, policy: wrong })
    expect(fault).toMatchObject({ path: ['Statement', 0, 'Principal'] })
    await expect(updateRestApi(owner, { restApiId, policy: wrong })).rejects.toMatchObject({
      message: fault?.message,
      fields: { policy: fault?.reason },
    })
    expect(await checkResourcePolicy(owner, { restApiId, policy: policy(allow) })).toEqual({})
    await expect(checkResourcePolicy(stranger, { restApiId, policy: '{}' })).rejects.toMatchObject({ status: 404 })
  }))
