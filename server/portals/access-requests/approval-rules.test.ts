import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import { confirmAddress } from '../../mail/confirm-address.ts'
import { confirmAddressUrl } from '../../mail/confirm-address-url.ts'
import { readMails, tokenIn } from '../../mail/testing/read-mails.ts'
import { withWorld } from '../../testing/with-world.ts'
import { getApp } from '../apps/get-app.ts'
import { addConsumer, askForPlan, offerWithApproval } from '../testing/ask-for-plan.ts'
import { applyApprovalRules } from './apply-approval-rules.ts'
import { createApprovalRule } from './create-approval-rule.ts'
import { deleteApprovalRule } from './delete-approval-rule.ts'
import { getAccessRequest } from './get-access-request.ts'
import { listApprovalRules } from './list-approval-rules.ts'
import { matchRule } from './match-rule.ts'
import { orderApprovalRules } from './order-approval-rules.ts'
import { previewApprovalRules } from './preview-approval-rules.ts'
import { updateApprovalRule } from './update-approval-rule.ts'

const anyone = { productId: null, usagePlanId: null, verifiedOnly: false }

test.each([
  ['*', 'ada@example.org', true],
  ['@example.org', 'ada@example.org', true],
  ['@example.org', 'ada@sub.example.org', false],
  ['@example.org', 'ada@notexample.org', false],
  ['@example.org', '"ada@example.org"@example.com', false],
  ['ada@example.org', 'ada@example.org', true],
  ['ada@example.org', 'bada@example.org', false],
])('%s fits %s: %s', (pattern, email, fits) => {
  const rules = [{ ...anyone, email: pattern }]
  expect(matchRule(rules, { email, isVerified: false, productId: 'p', usagePlanId: 'u' }) !== undefined).toBe(fits)
})

test('the first rule that fits decides, by product and plan too; one that awaits proof ends the search', () => {
  const subject = { email: 'ada@example.org', isVerified: false, productId: 'pets', usagePlanId: 'free' }
  const rules = [
    { ...anyone, email: '*', productId: 'cats', name: 'other product' },
    { ...anyone, email: '*', usagePlanId: 'basic', name: 'other plan' },
    { ...anyone, email: '@example.org', verifiedOnly: true, name: 'proven' },
    { ...anyone, email: '*', name: 'rest' },
  ]
  expect(matchRule(rules, subject)).toMatchObject({ rule: { name: 'proven' }, awaitsProof: true })
  expect(matchRule(rules, { ...subject, isVerified: true })).toMatchObject({ awaitsProof: false })
  expect(matchRule(rules, { ...subject, email: 'eve@example.com' })).toMatchObject({ rule: { name: 'rest' } })
  expect(matchRule(rules, { ...subject, productId: 'cats' })).toMatchObject({ rule: { name: 'other product' } })
})

test('a rule approves at once: the key works, no admin is bothered, and the request says which rule it was', () =>
  withWorld(async (world) => {
    const { owner } = world
    const { productId, freePlan, basicPlan } = await offerWithApproval(world)
    const ada = await addConsumer(world, { email: 'ada@example.net', isVerified: true })
    const rule = { email: '*@EXAMPLE.net', productId, usagePlanId: freePlan, decision: 'approve' as const }
    const { ruleId } = await createApprovalRule(owner, rule)
    const asked = await askForPlan(ada, { productId, usagePlanId: freePlan })
    expect(asked).toMatchObject({ status: 'approved', subscriptionId: asked.accessRequestId })
    expect(await getApp(ada, { appId: asked.appId })).toMatchObject({ key: { enabled: true }, subscriptions: [{}] })
    expect(await readMails(owner)).toEqual([])
    expect(await readMails(ada)).toMatchObject([{ kind: 'requestApproved', dueAt: owner.now() }])
    await deleteApprovalRule(owner, { ruleId })
    expect(await getAccessRequest(owner, asked)).toMatchObject({
      decision: { by: undefined, rule: { email: '@example.net', product: 'Pets', plan: 'Free', decision: 'approve' } },
    })
    expect(basicPlan).not.toBe(freePlan)
  }))

test('a denying rule denies at once and says nothing of itself to the consumer', () =>
  withWorld(async (world) => {
    const { owner, consumer } = world
    const { productId, freePlan } = await offerWithApproval(world)
    await createApprovalRule(owner, { email: '*', decision: 'deny' })
    expect(await askForPlan(consumer, { productId, usagePlanId: freePlan })).toMatchObject({ status: 'denied' })
    const [mail] = await readMails(consumer)
    expect(mail?.kind).toBe('requestDenied')
    expect(mail?.body).not.toContain('rule')
  }))

test('an address that nobody has proven waits, whatever stands further down, and is approved when it is proven', () =>
  withWorld(async (world) => {
    const { owner } = world
    const { productId, freePlan } = await offerWithApproval(world)
    await createApprovalRule(owner, { email: '@example.net', decision: 'approve' })
    await createApprovalRule(owner, { email: '*', decision: 'deny' })
    const eve = await addConsumer(world, { email: 'eve@example.net' })
    const asked = await askForPlan(eve, { productId, usagePlanId: freePlan })
    expect(asked.status).toBe('pending')
    expect((await previewApprovalRules(owner, {})).items).toMatchObject([{ awaitsProof: true, decision: 'approve' }])
    expect(await applyApprovalRules(owner, {})).toMatchObject({ approved: 0, denied: 0 })
    const userId = eve.actor.kind === 'user' ? eve.actor.userId : ''
    const { confirmUrl } = confirmAddressUrl(eve, { id: userId, email: 'eve@example.net' })
    const token = tokenIn(confirmUrl, '/confirm-address/')
    // The one who signed up has to be the one who reads the mail.
    await expect(confirmAddress(world.consumer, { token })).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect(await confirmAddress(eve, { token })).toMatchObject({ approved: 1 })
    expect(await getAccessRequest(owner, asked)).toMatchObject({ status: 'approved', verifiedAt: owner.now() })
  }))

test('rules decide what is pending on demand, as the preview said, and leave the rest', () =>
  withWorld(async (world) => {
    const { owner, consumer } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const ada = await addConsumer(world, { email: 'ada@example.net' })
    const one = await askForPlan(ada, { productId, usagePlanId: freePlan })
    const two = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    const draft = { email: '@example.net', decision: 'approve' as const, verifiedOnly: false }
    expect((await previewApprovalRules(owner, { draft })).items).toMatchObject([
      { ruleId: 'draft', accessRequestId: one.accessRequestId, person: { email: 'ada@example.net' }, plan: 'Free' },
    ])
    expect(await getAccessRequest(owner, one)).toMatchObject({ status: 'pending' })
    await createApprovalRule(owner, draft)
    expect(await applyApprovalRules(owner, {})).toMatchObject({ approved: 1, denied: 0 })
    expect(await getAccessRequest(owner, one)).toMatchObject({ status: 'approved' })
    expect(await getAccessRequest(owner, two)).toMatchObject({ status: 'pending' })
  }))

test('order: the rules go where they are put; 409 when they have changed meanwhile; a deleted one comes back in its place', () =>
  withWorld(async (world) => {
    const { owner, db } = world
    const ids: string[] = []
    for (const email of ['@a.example', '@b.example', '@c.example']) {
      ids.push((await createApprovalRule(owner, { email, decision: 'deny' })).ruleId)
    }
    const [a = '', b = '', c = ''] = ids
    const orderNow = async () => (await listApprovalRules(owner, {})).items.map(({ email }) => email[1]).join('')
    await orderApprovalRules(owner, { ruleIds: [c, a, b] })
    expect(await orderNow()).toBe('cab')
    await expect(orderApprovalRules(owner, { ruleIds: [c, a] })).rejects.toMatchObject({ failure: 'ConflictException' })
    const { ruleId: _, ...deleted } = await deleteApprovalRule(owner, { ruleId: a })
    expect(await orderNow()).toBe('cb')
    await createApprovalRule(owner, deleted)
    expect(await orderNow()).toBe('cab')
    const log = await db.select().from(auditRecords).where(eq(auditRecords.operation, 'OrderApprovalRules'))
    expect(log).toMatchObject([{ accountId: owner.accountId, detail: { after: [c, a, b] } }])
  }))

test('a rule is for its own account: another one cannot read, change or use it, nor name its products', () =>
  withWorld(async (world) => {
    const { owner, stranger, as } = world
    const { productId } = await offerWithApproval(world)
    const { ruleId } = await createApprovalRule(owner, { email: '*', decision: 'approve' })
    const rule = { email: '*', decision: 'deny' as const }
    await expect(updateApprovalRule(stranger, { ruleId, ...rule })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    await expect(deleteApprovalRule(stranger, { ruleId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(createApprovalRule(stranger, { ...rule, productId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect((await listApprovalRules(stranger, {})).items).toEqual([])
    await expect(createApprovalRule(as('developer'), rule)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    expect(await updateApprovalRule(owner, { ruleId, ...rule })).toMatchObject({
      decision: 'deny',
      verifiedOnly: false,
    })
  }))

test.each(['', 'no address', '@', '@nowhere', '*.example.org', '@exa mple.org'])('400 for %j', (email) =>
  withWorld(async ({ owner }) => {
    await expect(createApprovalRule(owner, { email, decision: 'approve' })).rejects.toMatchObject({
      fields: { email: expect.any(String) },
    })
  }),
)
