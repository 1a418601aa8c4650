import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { auditRecords } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { pathMemberNames } from './find-route.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { goodCall, makeGoodObjects } from './testing/good-call.ts'
import { sendSigned } from './testing/send-signed.ts'
import { undone } from './testing/undone.ts'
import { createTestAccessKey } from './testing/wire-client.ts'

const timeout = 180_000
const nameOf = ({ operation }: Route) => operation.operationName
const commands = routes.filter(({ operation }) => operation.kind === 'command')

async function recordsOf(db: Database, accountId: string, actor: string) {
  return await db
    .select()
    .from(auditRecords)
    .where(and(eq(auditRecords.accountId, accountId), eq(auditRecords.actor, actor)))
}

test(
  'every operation that changes something leaves one record: who, what, on which object, by which request',
  {
    timeout,
  },
  () =>
    withWorld(async ({ owner, db }) => {
      const objects = await makeGoodObjects(owner)
      const key = await createTestAccessKey(owner)
      const actor = `access-key:${key.accessKeyId}`
      for (const route of commands) {
        await undone(db, async (inner) => {
          const name = nameOf(route)
          const answer = await sendSigned({ ...owner, db: inner }, key, goodCall(route, objects))
          const records = await recordsOf(inner, owner.accountId, actor)
          expect([name, records]).toEqual([
            name,
            [expect.objectContaining({ operation: name, requestId: answer.headers.get('x-amzn-requestid') })],
          ])
          const resource = decodeURIComponent(records[0]?.resource ?? '')
          expect([name, resource]).toEqual([name, expect.stringMatching(/^\/[a-z]/)])
          // A resource is not told by its parent.
          for (const member of pathMemberNames(route.path).filter((each) => each !== 'parentId')) {
            const value = objects[`${name}.${member}`] ?? objects[member] ?? ''
            expect([name, resource]).toEqual([name, expect.stringContaining(inResource(value))])
          }
        })
      }
    }),
)

/** An ARN's object is told by its path. */
function inResource(value: string): string {
  return value.replace(/^arn:aws:apigateway:[^:]*:[^:]*:/, '')
}

test('what only looks leaves none', { timeout }, () =>
  withWorld(async ({ owner, db }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    for (const route of routes.filter(({ operation }) => operation.kind === 'query')) {
      await sendSigned(owner, key, goodCall(route, objects))
      expect([nameOf(route), await recordsOf(db, owner.accountId, `access-key:${key.accessKeyId}`)]).toEqual([
        nameOf(route),
        [],
      ])
    }
  }),
)

test('what is refused leaves none', { timeout }, () =>
  withWorld(async ({ owner, stranger, as, db }) => {
    const objects = await makeGoodObjects(owner)
    const viewer = await createTestAccessKey(as('viewer'))
    const other = await createTestAccessKey(stranger)
    const missing = Object.fromEntries(Object.keys(objects).map((name) => [name, 'zzzzzz']))
    const before = (await db.select().from(auditRecords)).length
    for (const route of commands) {
      const refusals = [await sendSigned(owner, viewer, goodCall(route, objects))]
      if (pathMemberNames(route.path).length > 0) {
        refusals.push(await sendSigned(stranger, other, goodCall(route, objects)))
        refusals.push(await sendSigned(stranger, other, goodCall(route, { ...objects, ...missing })))
      }
      expect([nameOf(route), refusals.filter(({ status }) => status < 400)]).toEqual([nameOf(route), []])
      expect([nameOf(route), (await db.select().from(auditRecords)).length]).toEqual([nameOf(route), before])
    }
  }),
)

test('the values of API keys and the words of passwords and certificates are in no record', () =>
  withWorld(async ({ owner, db }) => {
    const key = await createTestAccessKey(owner)
    const value = 'thevaluethatmustnotbewrittendown'
    const calls = [
      { verb: 'POST', path: '/apikeys', body: JSON.stringify({ name: 'Told', value }) },
      { verb: 'POST', path: '/apikeys', query: { mode: 'import', format: 'csv' }, body: `Name,Key\nTold,${value}2\n` },
      { verb: 'POST', path: '/clientcertificates', body: '{}' },
    ]
    for (const call of calls) expect((await sendSigned(owner, key, call)).status).toBe(201)
    const text = JSON.stringify(await recordsOf(db, owner.accountId, `access-key:${key.accessKeyId}`))
    expect(text).toContain('Told')
    expect(text).not.toMatch(/thevaluethat|PRIVATE KEY|BEGIN/)
  }))
