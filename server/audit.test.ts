import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import { writeAuditRecord } from './audit.ts'
import { type Actor, actorName } from './context.ts'
import { withWorld } from './testing/with-world.ts'

const actors: [Actor, string][] = [
  [{ kind: 'user', userId: 'u1', role: 'viewer' }, 'user:u1'],
  [{ kind: 'user', userId: 'u1' }, 'user:u1'],
  [{ kind: 'access-key', accessKeyId: 'AKIA1', userId: 'u1', role: 'owner' }, 'access-key:AKIA1'],
  [{ kind: 'system' }, 'system'],
  [{ kind: 'visitor' }, 'visitor'],
]

test.each(actors)('%j is called %s', (actor, name) => {
  expect(actorName(actor)).toBe(name)
})

test.each(actors)('a record says who, when, from where and what: %j', (actor, name) =>
  withWorld(async ({ owner, db, passTime }) => {
    passTime(1)
    const context = { ...owner, actor, requestId: 'request', sourceIp: '203.0.113.9' }
    await writeAuditRecord(context, 'DeleteThing', { resource: '/things/1', detail: { before: { a: [1, null] } } })
    expect(await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        accountId: owner.accountId,
        at: owner.now(),
        actor: name,
        operation: 'DeleteThing',
        resource: '/things/1',
        detail: { before: { a: [1, null] } },
        requestId: 'request',
        sourceIp: '203.0.113.9',
      },
    ])
  }),
)

test('what a consumer did is in the log of the account that it concerns', () =>
  withWorld(async ({ owner, stranger, consumer, db }) => {
    await writeAuditRecord(consumer, 'Subscribe', { resource: '/apps/1', accountId: owner.accountId })
    const recordsOf = (accountId: string) => db.select().from(auditRecords).where(eq(auditRecords.accountId, accountId))
    expect(await recordsOf(owner.accountId)).toMatchObject([{ actor: actorName(consumer.actor), detail: null }])
    expect(await recordsOf(stranger.accountId)).toEqual([])
    expect(await recordsOf('')).toEqual([])
  }))
