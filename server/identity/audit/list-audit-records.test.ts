import { expect, test } from 'vitest'
import { writeAuditRecord } from '../../audit.ts'
import { actorName, type Context } from '../../context.ts'
import { createRestApi } from '../../rest-apis/apis/create-rest-api.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from '../access-keys/create-access-key.ts'
import { deleteAccessKey } from '../access-keys/delete-access-key.ts'
import { listAuditRecords } from './list-audit-records.ts'

test('says what one request changed, and only that', () =>
  withWorld(async ({ owner, as }) => {
    const { id } = await createRestApi({ ...owner, requestId: 'first-request' }, { name: 'Pets' })
    await createRestApi({ ...owner, requestId: 'second-request' }, { name: 'Cats' })
    const { items } = await listAuditRecords(as('admin'), { requestId: 'first-request' })
    expect(items).toMatchObject([
      { operation: 'CreateRestApi', resource: expect.stringContaining(id), requestId: 'first-request' },
    ])
    expect(await listAuditRecords(owner, { requestId: 'third-request' })).toEqual({ items: [] })
  }))

test('only owners and admins may read it, each of their own account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    await createRestApi({ ...owner, requestId: 'first-request' }, { name: 'Pets' })
    expect(await listAuditRecords(stranger, { requestId: 'first-request' })).toEqual({ items: [] })
    expect(await listAuditRecords(stranger, {})).toEqual({ items: [] })
    for (const role of ['developer', 'viewer'] as const) {
      await expect(listAuditRecords(as(role), { requestId: 'first-request' })).rejects.toMatchObject({ status: 403 })
    }
  }))

test('pages lead from the newest to the oldest, also through what happened at the same moment', () =>
  withWorld(async ({ owner, passTime }) => {
    const written = ['/1', '/2', '/3', '/4', '/5']
    for (const resource of written) {
      if (resource === '/4') passTime(1000)
      await write(owner, resource)
    }
    const seen: string[] = []
    let position: string | undefined
    do {
      const page = await listAuditRecords(owner, { limit: 2, position })
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map(({ resource }) => resource))
      position = page.position
    } while (position !== undefined)
    expect(seen.slice(0, 2).sort()).toEqual(['/4', '/5'])
    expect(seen.slice(2).sort()).toEqual(['/1', '/2', '/3'])
  }))

test('finds parts of operations, paths and addresses, and takes % and _ as they are', () =>
  withWorld(async ({ owner }) => {
    await write(owner, '/restapis/abc')
    await write({ ...owner, sourceIp: '203.0.113.9' }, '/100%')
    const found = async (text: string) =>
      (await listAuditRecords(owner, { text })).items.map(({ resource }) => resource).sort()
    expect(await found('RESTAPIS')).toEqual(['/restapis/abc'])
    expect(await found('deletething')).toEqual(['/100%', '/restapis/abc'])
    expect(await found('203.0')).toEqual(['/100%'])
    expect(await found('%')).toEqual(['/100%'])
    expect(await found('_')).toEqual([])
    expect(await found('\\')).toEqual([])
  }))

test('from and until bound the time, the one with and the other without its moment', () =>
  withWorld(async ({ owner, passTime }) => {
    await write(owner, '/early')
    const from = owner.now()
    passTime(1000)
    const until = owner.now()
    await write(owner, '/late')
    const found = async (filter: { from?: Date; until?: Date }) =>
      (await listAuditRecords(owner, filter)).items.map(({ resource }) => resource)
    expect(await found({ from, until })).toEqual(['/early'])
    expect(await found({ from: until })).toEqual(['/late'])
  }))

test('says who stood behind an actor, also behind a key, and nobody once the key is gone', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { accessKeyId } = await createAccessKey(as('developer'), {})
    const byKey = { kind: 'access-key', accessKeyId, userId: 'someone', role: 'developer' } as const
    await write({ ...owner, actor: byKey }, '/by-key')
    await write({ ...owner, actor: { kind: 'system' } }, '/by-system')
    const named = async (actor: string) => (await listAuditRecords(owner, { actor })).items
    expect(await named(actorName(byKey))).toMatchObject([{ resource: '/by-key', actorName: expect.any(String) }])
    const [bySystem] = await named('system')
    expect(bySystem).toMatchObject({ resource: '/by-system' })
    expect(bySystem).not.toHaveProperty('actorName')
    expect(await named(actorName(stranger.actor))).toEqual([])
    await deleteAccessKey(owner, { accessKeyId })
    expect((await named(actorName(byKey)))[0]).not.toHaveProperty('actorName')
  }))

test('400 for a position that no page has given', () =>
  withWorld(async ({ owner }) => {
    for (const key of ['nothing', '2026-13-01T00:00:00.000Z id', '2026-11-22 id']) {
      const position = Buffer.from(key).toString('base64url')
      await expect(listAuditRecords(owner, { position })).rejects.toMatchObject({ failure: 'BadRequestException' })
    }
  }))

function write(context: Context, resource: string): Promise<void> {
  return writeAuditRecord(context, 'DeleteThing', { resource })
}
