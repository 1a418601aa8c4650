import { applyChange } from 'gateway-core/snapshot.ts'
import { expect, test } from 'vitest'
import { deleteAwsCredentials } from '../../../access/aws-credentials/delete-aws-credentials.ts'
import { putAwsCredentials } from '../../../access/aws-credentials/put-aws-credentials.ts'
import { generateClientCertificate } from '../../../access/client-certificates/generate-client-certificate.ts'
import type { Context } from '../../../context.ts'
import { createAccessKey } from '../../../identity/access-keys/create-access-key.ts'
import { deleteAccessKey } from '../../../identity/access-keys/delete-access-key.ts'
import { getSessionToken } from '../../../identity/access-keys/get-session-token.ts'
import { putAccountThrottle } from '../../../identity/accounts/put-account-throttle.ts'
import { removeMember } from '../../../identity/members/remove-member.ts'
import { updateMember } from '../../../identity/members/update-member.ts'
import { createDeployment } from '../../../rest-apis/deployments/create-deployment.ts'
import { updateStage } from '../../../rest-apis/stages/update-stage.ts'
import { deployTestApi } from '../../../testing/deploy-test-api.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { sealedFor } from '../vault.ts'
import { loadChange } from './load-change.ts'
import { loadSnapshot } from './load-snapshot.ts'

const arn = 'arn:aws:iam::123456789012:role/api'
const credentials = { arn, accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const policy = JSON.stringify({ Statement: { Effect: 'Deny', Action: '*', Resource: '*' } })
const idOf = ({ actor }: Context) => (actor.kind === 'user' ? actor.userId : '')

/** What was served before, after the changes since, which must be what a fresh load gives. */
async function after(db: Context['db'], before: Awaited<ReturnType<typeof loadSnapshot>>) {
  const change = await loadChange(db, before)
  if (!change) throw new Error('Nothing changed')
  const changed = applyChange(before, change)
  expect(changed).toEqual({ ...(await loadSnapshot(db)), version: change.version })
  return changed
}

test('access keys are served with what their user’s role or their own policy allows, their secrets sealed', () =>
  withWorld(async ({ owner, as, db }) => {
    const before = await loadSnapshot(db)
    const key = await createAccessKey(as('developer'), {})
    const limited = await createAccessKey(owner, { policy })
    const temporary = await getSessionToken(owner, {})
    const { accessKeys } = await after(db, before)
    expect(accessKeys.get(key.accessKeyId)).toMatchObject({
      accountId: owner.accountId,
      userArn: expect.stringMatching(`^arn:aws:iam::${owner.accountId}:user/.+@.+$`),
      allowsAll: true,
      policies: [],
    })
    expect(accessKeys.get(limited.accessKeyId)).toMatchObject({ allowsAll: false, policies: [policy] })
    expect(accessKeys.get(temporary.accessKeyId)).toMatchObject({
      sessionTokenHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      expiresAt: temporary.expiration.getTime(),
    })
    const sealed = accessKeys.get(key.accessKeyId)?.sealedSecret ?? ''
    expect(sealed.startsWith(sealedFor('access-key', 'v1.'))).toBe(true)
    expect(JSON.stringify([...accessKeys])).not.toContain(key.secretAccessKey)
  }))

test('a member’s new role, their leaving and a deleted key change what is served', () =>
  withWorld(async ({ owner, as, db }) => {
    const { accessKeyId } = await createAccessKey(as('developer'), {})
    const own = await createAccessKey(owner, {})
    const before = await loadSnapshot(db)
    await updateMember(owner, { userId: idOf(as('developer')), role: 'viewer' })
    const viewing = await after(db, before)
    expect(viewing.accessKeys.get(accessKeyId)?.allowsAll).toBe(false)
    await removeMember(owner, { userId: idOf(as('developer')) })
    await deleteAccessKey(owner, { accessKeyId: own.accessKeyId })
    expect((await after(db, viewing)).accessKeys.size).toBe(before.accessKeys.size - 2)
  }))

test('stored credentials and an account’s throttle come and go', () =>
  withWorld(async ({ owner, db }) => {
    const before = await loadSnapshot(db)
    await putAwsCredentials(owner, { ...credentials, sessionToken: 'token' })
    await putAccountThrottle(owner, { throttleSettings: { rateLimit: 5, burstLimit: 6 } })
    const changed = await after(db, before)
    expect(changed.credentials.get(`${owner.accountId} ${arn}`)).toEqual({
      accessKeyId: 'AKIDEXAMPLE',
      sealedSecretAccessKey: expect.stringMatching(/^aws-credentials:v1\./),
      sealedSessionToken: expect.stringMatching(/^aws-credentials:v1\./),
    })
    expect(changed.accounts.get(owner.accountId)).toEqual({ throttle: { rateLimit: 5, burstLimit: 6 } })
    await deleteAwsCredentials(owner, { arn })
    await putAccountThrottle(owner, { throttleSettings: null })
    const gone = await after(db, changed)
    expect([gone.credentials.size, gone.accounts.size]).toEqual([before.credentials.size, before.accounts.size])
  }))

test('a stage is served with its canary’s deployment, cache, access log and client certificate', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    const { clientCertificateId, pemEncodedCertificate } = await generateClientCertificate(owner, {})
    const canary = await createDeployment(owner, { restApiId })
    const before = await loadSnapshot(db)
    await updateStage(owner, {
      restApiId,
      stageName,
      clientCertificateId,
      cacheClusterEnabled: true,
      cacheClusterSize: '1.6',
      accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:1:log-group:a', format: '$context.requestId' },
      canarySettings: { percentTraffic: 12.5, deploymentId: canary.id, stageVariableOverrides: { a: 'b' } },
    })
    const stage = (await after(db, before)).stages.get(`${restApiId}/${stageName}`)
    expect(stage).toMatchObject({
      deploymentId,
      cacheClusterSize: '1.6',
      accessLog: { destinationArn: 'arn:aws:logs:us-east-1:1:log-group:a', format: '$context.requestId' },
      clientCertificate: {
        id: clientCertificateId,
        pemEncodedCertificate,
        sealedPrivateKey: expect.stringMatching(/^client-certificate:v1\./),
      },
      canary: {
        percentTraffic: 12.5,
        deploymentId: canary.id,
        stageVariableOverrides: { a: 'b' },
        useStageCache: false,
        api: { name: stage?.api.name },
      },
    })
  }))
