import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, auditRecords, members } from '#db/schema.ts'
import { readSettings } from '../../settings.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createAccount } from './create-account.ts'

test('200: an id of 12 digits, and the caller is its owner', () =>
  withWorld(async ({ consumer, db }) => {
    const account = await createAccount(consumer, { name: ' Museum ' })
    expect(account).toMatchObject({ id: expect.stringMatching(/^[1-9]\d{11}$/), name: 'Museum' })
    const rows = await db.select().from(members).where(eq(members.accountId, account.id))
    expect(rows).toMatchObject([{ role: 'owner', userId: consumer.actor.kind === 'user' && consumer.actor.userId }])
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, account.id))
    expect(records).toMatchObject([{ operation: 'CreateAccount' }])
  }))

test('the server itself names the owner and the id', () =>
  withWorld(async ({ visitor, consumer, db }) => {
    const system = { ...visitor, actor: { kind: 'system' as const } }
    const ownerUserId = consumer.actor.kind === 'user' ? consumer.actor.userId : ''
    const account = await createAccount(system, { name: 'First', accountId: '000000000000', ownerUserId })
    expect(account.id).toBe('000000000000')
    expect(await db.select().from(members).where(eq(members.accountId, account.id))).toMatchObject([{ role: 'owner' }])
    await expect(createAccount(system, { name: 'Nobody' })).rejects.toMatchObject({ failure: 'BadRequestException' })
    const again = createAccount(system, { name: 'Second', accountId: '000000000000', ownerUserId })
    await expect(again).rejects.toMatchObject({ failure: 'ConflictException' })
  }))

test.each([{ name: '' }, { name: 'n'.repeat(129) }, { name: 'x', accountId: '12' }])('400 for %j', (input) =>
  withWorld(async ({ consumer }) => {
    await expect(createAccount(consumer, input)).rejects.toMatchObject({ failure: 'BadRequestException' })
  }),
)

test('403 for a visitor, where sign-up is closed, and for who would choose the id or the owner', () =>
  withWorld(async ({ visitor, consumer, db }) => {
    const closed = { ...consumer, settings: readSettings({ ACCOUNT_SIGN_UP: 'closed' }) }
    const before = await db.$count(accounts)
    for (const attempt of [
      () => createAccount(visitor, { name: 'X' }),
      () => createAccount(closed, { name: 'X' }),
      () => createAccount(consumer, { name: 'X', accountId: '123456789012' }),
      () => createAccount(consumer, { name: 'X', ownerUserId: 'somebody' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    expect(await db.$count(accounts)).toBe(before)
  }))

test('429 for the eleventh account of one owner', () =>
  withWorld(async ({ consumer }) => {
    for (let made = 0; made < 10; made++) await createAccount(consumer, { name: `Account ${made}` })
    await expect(createAccount(consumer, { name: 'One more' })).rejects.toMatchObject({
      failure: 'LimitExceededException',
    })
  }))
