import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accessKeys, auditRecords } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from './create-access-key.ts'
import { listAccessKeys } from './list-access-keys.ts'

const idOf = ({ actor }: Context) => (actor.kind === 'user' ? actor.userId : '')

test("200: AWS's shapes, the secret encrypted and in no log", () =>
  withWorld(async ({ as, db }) => {
    const developer = as('developer')
    const key = await createAccessKey(developer, { description: 'CI' })
    expect(key.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/)
    expect(key.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/)
    const [row] = await db.select().from(accessKeys).where(eq(accessKeys.id, key.accessKeyId))
    expect(row).toMatchObject({ accountId: developer.accountId, userId: idOf(developer), description: 'CI' })
    expect(JSON.stringify(row)).not.toContain(key.secretAccessKey)
    expect(developer.secrets.decrypt(row?.secretEncrypted ?? '', 'access-key')).toBe(key.secretAccessKey)
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, developer.accountId))
    expect(records).toMatchObject([{ resource: `/access-keys/${key.accessKeyId}` }])
    expect(JSON.stringify(records)).not.toContain(key.secretAccessKey)
  }))

test('no two keys are alike', () =>
  withWorld(async ({ owner }) => {
    const keys = [await createAccessKey(owner, {}), await createAccessKey(owner, {}), await createAccessKey(owner, {})]
    expect(new Set(keys.map(({ secretAccessKey }) => secretAccessKey)).size).toBe(3)
  }))

test('the server itself makes the key that its operator chose, however short', () =>
  withWorld(async ({ owner, visitor }) => {
    const system: Context = { ...visitor, actor: { kind: 'system' }, accountId: owner.accountId }
    const chosen = { userId: idOf(owner), accessKeyId: 'test', secretAccessKey: 't' }
    expect(await createAccessKey(system, chosen)).toMatchObject({ accessKeyId: 'test', secretAccessKey: 't' })
    expect((await listAccessKeys(owner, {})).items).toMatchObject([{ accessKeyId: 'test' }])
    await expect(createAccessKey(system, {})).rejects.toMatchObject({ failure: 'BadRequestException' })
  }))

test('400 for a description that is too long', () =>
  withWorld(async ({ owner }) => {
    await expect(createAccessKey(owner, { description: 'x'.repeat(257) })).rejects.toMatchObject({
      fields: { description: expect.any(String) },
    })
  }))

test('403 for a viewer, a consumer and a visitor, and for who would choose key or holder', () =>
  withWorld(async ({ as, owner, consumer, visitor }) => {
    for (const attempt of [
      () => createAccessKey(as('viewer'), {}),
      () => createAccessKey(consumer, {}),
      () => createAccessKey(visitor, {}),
      () => createAccessKey(owner, { userId: idOf(as('viewer')) }),
      () => createAccessKey(owner, { accessKeyId: 'AKIA' }),
      () => createAccessKey(owner, { secretAccessKey: 'weak' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))

test('404 for who is no longer a member', () =>
  withWorld(async ({ owner, stranger }) => {
    const former: Context = { ...stranger, accountId: owner.accountId }
    await expect(createAccessKey(former, {})).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('429 for the twenty-first', () =>
  withWorld(async ({ owner, as }) => {
    for (let made = 0; made < 20; made++) await createAccessKey(owner, {})
    await expect(createAccessKey(owner, {})).rejects.toMatchObject({ failure: 'LimitExceededException' })
    await expect(createAccessKey(as('admin'), {})).resolves.toBeDefined()
  }))
