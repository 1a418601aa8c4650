import { expect, test } from 'vitest'
import { createRestApi } from '../../rest-apis/apis/create-rest-api.ts'
import { withWorld } from '../../testing/with-world.ts'
import { listAuditRecords } from './list-audit-records.ts'

test('says what one request changed, and only that', () =>
  withWorld(async ({ owner, as }) => {
    const { id } = await createRestApi({ ...owner, requestId: 'first-request' }, { name: 'Pets' })
    await createRestApi({ ...owner, requestId: 'second-request' }, { name: 'Cats' })
    const { items } = await listAuditRecords(as('admin'), { requestId: 'first-request' })
    expect(items).toMatchObject([{ operation: 'CreateRestApi', resource: expect.stringContaining(id) }])
    expect(await listAuditRecords(owner, { requestId: 'third-request' })).toEqual({ items: [] })
  }))

test('only owners and admins may read it, each of their own account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    await createRestApi({ ...owner, requestId: 'first-request' }, { name: 'Pets' })
    expect(await listAuditRecords(stranger, { requestId: 'first-request' })).toEqual({ items: [] })
    for (const role of ['developer', 'viewer'] as const) {
      await expect(listAuditRecords(as(role), { requestId: 'first-request' })).rejects.toMatchObject({ status: 403 })
    }
  }))
