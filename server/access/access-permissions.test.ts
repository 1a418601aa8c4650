import { expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import type { Operation } from '#server/operation.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { describeKeyLimits } from '#server/traffic/usage/describe-key-limits.ts'
import { getUsage } from '#server/traffic/usage/get-usage.ts'
import { updateUsage } from '#server/traffic/usage/update-usage.ts'
import { createApiKey } from './api-keys/create-api-key.ts'
import { deleteApiKey } from './api-keys/delete-api-key.ts'
import { getApiKey } from './api-keys/get-api-key.ts'
import { getApiKeys } from './api-keys/get-api-keys.ts'
import { importApiKeys } from './api-keys/import-api-keys.ts'
import { updateApiKey } from './api-keys/update-api-key.ts'
import { createUsagePlan } from './usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from './usage-plans/create-usage-plan-key.ts'
import { deleteUsagePlan } from './usage-plans/delete-usage-plan.ts'
import { deleteUsagePlanKey } from './usage-plans/delete-usage-plan-key.ts'
import { getUsagePlan } from './usage-plans/get-usage-plan.ts'
import { getUsagePlanKey } from './usage-plans/get-usage-plan-key.ts'
import { getUsagePlanKeys } from './usage-plans/get-usage-plan-keys.ts'
import { getUsagePlans } from './usage-plans/get-usage-plans.ts'
import { updateUsagePlan } from './usage-plans/update-usage-plan.ts'

const lists = [getApiKeys, getUsagePlans]
const reads = [getApiKey, getUsagePlan, getUsagePlanKey, getUsagePlanKeys, getUsage, describeKeyLimits]
const creates = [createApiKey, importApiKeys, createUsagePlan]
const changes = [updateApiKey, deleteApiKey, updateUsagePlan, deleteUsagePlan, deleteUsagePlanKey, updateUsage]
const named = (operations: readonly Operation[]) => operations.map((one) => [one.operationName, one] as const)

/** A key in a plan, in the words of every operation above. */
async function subscribe(context: Context) {
  const { id: usagePlanId } = await createUsagePlan(context, { name: 'Free', quota: { limit: 5, period: 'DAY' } })
  const { id: keyId, value } = await createApiKey(context, { name: 'Acme' })
  await createUsagePlanKey(context, { usagePlanId, keyId, keyType: 'API_KEY' })
  const range = { startDate: '2026-11-22', endDate: '2026-11-22' }
  return { value, input: { usagePlanId, keyId, apiKey: keyId, ...range } }
}

test.each(named([...lists, ...reads]))('%s: a viewer may look and sees no value; others may not', (_name, operation) =>
  withWorld(async ({ owner, as, consumer, visitor }) => {
    const { input, value } = await subscribe(owner)
    const answer = JSON.stringify(await operation.invoke(as('viewer'), input))
    expect(answer).toMatch(new RegExp(`${input.usagePlanId}|${input.keyId}`))
    expect(answer).not.toContain(value)
    for (const context of [consumer, visitor]) {
      await expect(operation.invoke(context, input)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }),
)

test.each(named([...creates, ...changes]))('%s: 403 for a viewer, and nothing of it is recorded', (_name, operation) =>
  withWorld(async ({ owner, as, consumer, visitor, db }) => {
    const { input } = await subscribe(owner)
    const before = await db.select().from(auditRecords)
    const more = { name: 'New', body: 'Name,Key', format: 'csv' }
    for (const context of [as('viewer'), consumer, visitor]) {
      await expect(operation.invoke(context, { ...input, ...more })).rejects.toMatchObject({
        failure: 'ForbiddenException',
        message: `You are not allowed to call ${operation.operationName}`,
      })
    }
    expect(await db.select().from(auditRecords)).toEqual(before)
  }),
)

test.each(named([...creates, ...changes]))('%s: a developer may, and the audit log says so', (name, operation) =>
  withWorld(async ({ owner, as, db }) => {
    const { input } = await subscribe(owner)
    const developer = { ...as('developer'), requestId: 'the developer’s' }
    const more = operation === importApiKeys ? { body: 'Name,Key', format: 'csv' } : { name: 'New' }
    await operation.invoke(developer, { ...input, ...more })
    const records = (await db.select().from(auditRecords)).filter(({ requestId }) => requestId === 'the developer’s')
    expect(records).toMatchObject([{ operation: name, accountId: owner.accountId }])
  }),
)

test.each(named([...reads, ...changes]))('%s: 404 in another account, though all ids are right', (_name, operation) =>
  withWorld(async ({ owner, stranger }) => {
    const { input } = await subscribe(owner)
    await expect(operation.invoke(stranger, input)).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect(await getUsagePlanKey(owner, input)).toMatchObject({ id: input.keyId })
  }),
)

test.each(named(lists))('%s: nothing in another account', (_name, operation) =>
  withWorld(async ({ owner, stranger }) => {
    const { input } = await subscribe(owner)
    expect(await operation.invoke(stranger, {})).toEqual({ items: [] })
    expect(await operation.invoke(stranger, { keyId: input.keyId })).toEqual({ items: [] })
  }),
)
