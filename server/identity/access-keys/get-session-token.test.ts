import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { accessKeys, configurationChanges } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from './create-access-key.ts'
import { getSessionToken } from './get-session-token.ts'

const policy = JSON.stringify({ Statement: { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' } })

test('200: a key that ends, whose token is kept as a hash, announced to the data plane', () =>
  withWorld(async ({ owner, db }) => {
    const made = await getSessionToken(owner, { durationSeconds: 900, policy })
    expect(made.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
    expect(made.expiration.getTime()).toBe(owner.now().getTime() + 900_000)
    const [row] = await db.select().from(accessKeys)
    expect(row).toMatchObject({ id: made.accessKeyId, policy, expiresAt: made.expiration })
    expect(row?.sessionTokenHash).toBe(hash('sha256', made.sessionToken, 'hex'))
    expect(owner.secrets.decrypt(row?.secretEncrypted ?? '', 'access-key')).toBe(made.secretAccessKey)
    expect(await db.select().from(configurationChanges)).toMatchObject([{ kind: 'access-key', key: made.accessKeyId }])
  }))

test('200: keys that ended more than an hour ago go; lasting ones stay, and are counted for themselves', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const lasting = await createAccessKey(owner, {})
    const first = await getSessionToken(owner, { durationSeconds: 900 })
    passTime(900_000 + 3_600_000)
    const second = await getSessionToken(owner, {})
    const ids = async () => (await db.select().from(accessKeys)).map(({ id }) => id).sort()
    expect(await ids()).toEqual([lasting.accessKeyId, first.accessKeyId, second.accessKeyId].sort())
    passTime(1)
    const third = await getSessionToken(owner, {})
    expect(await ids()).toEqual([lasting.accessKeyId, second.accessKeyId, third.accessKeyId].sort())
  }))

test.each([
  ['too short a time', { durationSeconds: 899 }],
  ['too long a time', { durationSeconds: 129_601 }],
  ['a policy that is not JSON', { policy: '{' }],
  ['a policy without statements', { policy: '{"Statement":[]}' }],
  ['a policy without effect', { policy: '{"Statement":{"Action":"*"}}' }],
])('400 for %s', (_, input) =>
  withWorld(async ({ owner }) => {
    await expect(getSessionToken(owner, input)).rejects.toMatchObject({ failure: 'BadRequestException' })
  }),
)

test('403 for a viewer', () =>
  withWorld(async ({ as }) => {
    await expect(getSessionToken(as('viewer'), {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))
