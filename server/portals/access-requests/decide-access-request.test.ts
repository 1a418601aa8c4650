import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accessRequests, auditRecords, mails, subscriptions, termsAgreements, usagePlanKeys } from '#db/schema.ts'
import { readMails } from '../../mail/testing/read-mails.ts'
import { withCommittedWorld } from '../../testing/with-committed-world.ts'
import { withWorld } from '../../testing/with-world.ts'
import { getApp } from '../apps/get-app.ts'
import { deleteProduct } from '../products/delete-product.ts'
import { updateProduct } from '../products/update-product.ts'
import { changeSubscriptionPlan } from '../subscriptions/change-subscription-plan.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { addConsumer, askForPlan, offerWithApproval } from '../testing/ask-for-plan.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { answerAccessRequest } from './answer-access-request.ts'
import { approveAccessRequest } from './approve-access-request.ts'
import { approveAccessRequests } from './approve-access-requests.ts'
import { askAccessQuestion } from './ask-access-question.ts'
import { countAccessRequests } from './count-access-requests.ts'
import { denyAccessRequest } from './deny-access-request.ts'
import { getAccessRequest } from './get-access-request.ts'
import { listAccessRequests } from './list-access-requests.ts'
import { listMyAccessRequests } from './list-my-access-requests.ts'
import { requestsPerDay } from './open-access-request.ts'
import { requireRequestReason } from './require-request-reason.ts'
import { undoAccessDecision } from './undo-access-decision.ts'
import { withdrawAccessRequest } from './withdraw-access-request.ts'

const because = 'We show the pets of our shelter on our site.'

test('a plan that needs approval makes a request: no subscription, no key, a mail to each admin and to the consumer', () =>
  withWorld(async (world) => {
    const { owner, as, consumer, db } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const asked = await askForPlan(consumer, { productId, usagePlanId: freePlan, reason: because })
    expect(asked).toMatchObject({ status: 'pending', subscriptionId: asked.accessRequestId })
    expect(await getApp(consumer, { appId: asked.appId })).toMatchObject({ key: undefined, subscriptions: [] })
    expect(await db.select().from(usagePlanKeys)).toEqual([])
    const [toOwner] = await readMails(owner)
    expect(toOwner).toMatchObject({ kind: 'requestOpened', isPrivate: true, subject: 'consumer asks for Pets, Free' })
    expect(toOwner?.body).toContain(`> ${because}`)
    expect(toOwner?.body).toContain('10 requests a second')
    expect(toOwner?.body).toContain('1,000 requests a month')
    expect(toOwner?.body).toContain('nobody has proven')
    expect(await readMails(as('admin'))).toHaveLength(1)
    expect(await readMails(as('developer'))).toEqual([])
    expect(await readMails(consumer)).toMatchObject([{ kind: 'requestReceived' }])
    const log = await db.select().from(auditRecords).where(eq(auditRecords.operation, 'CreateSubscription'))
    expect(log).toMatchObject([
      {
        accountId: owner.accountId,
        resource: `/access-requests/${asked.accessRequestId}`,
        detail: { accessRequest: 'pending' },
      },
    ])
  }))

test('the inbox shows who, what, why and the effect; developers read it, viewers and consumers do not', () =>
  withWorld(async (world) => {
    const { owner, as, consumer, stranger } = world
    const { productId, basicPlan } = await offerWithApproval(world)
    const { accessRequestId, appId } = await askForPlan(consumer, {
      productId,
      usagePlanId: basicPlan,
      reason: because,
    })
    expect(await getAccessRequest(as('developer'), { accessRequestId })).toMatchObject({
      kind: 'subscription',
      status: 'pending',
      person: { name: 'consumer', isVerified: false },
      verifiedAt: undefined,
      product: { name: 'Pets' },
      plan: { name: 'Basic', throttle: { rateLimit: 10 }, quota: { limit: 1000 }, price: { amountCents: 900 } },
      reason: because,
      apps: [{ appId, uses: [] }],
      pastRequests: [],
      currentPlan: undefined,
      decision: undefined,
    })
    expect(await countAccessRequests(owner, {})).toMatchObject({ pending: 1 })
    for (const other of [as('viewer'), consumer]) {
      await expect(getAccessRequest(other, { accessRequestId })).rejects.toMatchObject({
        failure: 'ForbiddenException',
      })
      await expect(listAccessRequests(other, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    await expect(approveAccessRequest(as('developer'), { accessRequestId })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
    await expect(getAccessRequest(stranger, { accessRequestId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect((await listAccessRequests(stranger, { status: 'all' })).items).toEqual([])
    expect(await countAccessRequests(stranger, {})).toMatchObject({ pending: 0 })
  }))

test('approving gives the key at once; the mail to the consumer waits for the time to undo', () =>
  withWorld(async (world) => {
    const { owner, as, consumer } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const { accessRequestId, appId, subscriptionId } = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    await approveAccessRequest(as('admin'), { accessRequestId, reason: 'Welcome' })
    expect(await getApp(consumer, { appId })).toMatchObject({
      key: { enabled: true },
      subscriptions: [{ subscriptionId, plan: { name: 'Free' } }],
    })
    const mail = (await readMails(consumer)).find(({ kind }) => kind === 'requestApproved')
    expect(mail?.dueAt.getTime()).toBe(owner.now().getTime() + 20_000)
    expect(mail?.body).toContain('> Welcome')
    expect((await listMyAccessRequests(consumer, {})).items).toMatchObject([
      { status: 'approved', decision: { by: undefined, reason: 'Welcome' } },
    ])
    expect(await getAccessRequest(owner, { accessRequestId })).toMatchObject({ decision: { by: 'admin' } })
  }))

test('409 in words for the second decision, whichever it is', () =>
  withWorld(async (world) => {
    const { owner, as, consumer } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const { accessRequestId } = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    await approveAccessRequest(as('admin'), { accessRequestId })
    const words = { failure: 'ConflictException', message: 'This request was approved already, by admin' }
    await expect(approveAccessRequest(owner, { accessRequestId })).rejects.toMatchObject(words)
    await expect(denyAccessRequest(owner, { accessRequestId, reason: 'No' })).rejects.toMatchObject(words)
    await expect(withdrawAccessRequest(consumer, { accessRequestId })).rejects.toMatchObject(words)
    await expect(askAccessQuestion(owner, { accessRequestId, question: 'Why?' })).rejects.toMatchObject(words)
  }))

test('of two decisions at the same time one wins and the other is told', () =>
  withCommittedWorld(async (world) => {
    const { owner, as, consumer, db } = world
    const { productId, freePlan } = await offerWithApproval(world, `Pets${Date.now()}`)
    const { accessRequestId } = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    const results = await Promise.allSettled([
      approveAccessRequest(owner, { accessRequestId }),
      denyAccessRequest(as('admin'), { accessRequestId, reason: 'No' }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({ failure: 'ConflictException', message: expect.stringContaining('already') })
    await db.delete(mails).where(eq(mails.accountId, owner.accountId))
  }))

test('a denial needs a reason, which the consumer reads; the request stays as history and can be made anew', () =>
  withWorld(async (world) => {
    const { owner, consumer } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const { accessRequestId } = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    await expect(denyAccessRequest(owner, { accessRequestId, reason: ' ' })).rejects.toMatchObject({
      fields: { reason: expect.any(String) },
    })
    await denyAccessRequest(owner, { accessRequestId, reason: 'Only for shelters' })
    const [mine] = (await listMyAccessRequests(consumer, {})).items
    expect(mine).toMatchObject({ status: 'denied', decision: { reason: 'Only for shelters' } })
    const again = await askForPlan(consumer, { productId, usagePlanId: freePlan, reason: because })
    expect(await getAccessRequest(owner, { accessRequestId: again.accessRequestId })).toMatchObject({
      pastRequests: [{ accessRequestId, status: 'denied' }],
    })
  }))

test('a decision is undone by the one who made it, for 15 seconds, wholly; its mail is not sent', () =>
  withWorld(async (world) => {
    const { owner, as, consumer, db, passTime } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const { accessRequestId, appId } = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    await approveAccessRequest(owner, { accessRequestId })
    await expect(undoAccessDecision(as('admin'), { accessRequestId })).rejects.toThrow('Somebody else')
    passTime(15_000)
    expect(await undoAccessDecision(owner, { accessRequestId })).toMatchObject({
      status: 'pending',
      undone: 'approved',
    })
    expect((await getApp(consumer, { appId })).subscriptions).toEqual([])
    expect(await db.select().from(usagePlanKeys)).toEqual([])
    expect((await readMails(consumer)).map(({ kind }) => kind)).toEqual(['requestReceived'])
    await denyAccessRequest(owner, { accessRequestId, reason: 'No' })
    passTime(15_001)
    await expect(undoAccessDecision(owner, { accessRequestId })).rejects.toMatchObject({ failure: 'ConflictException' })
  }))

test('an approval is not undone by half: 409 once the app has gone on to another plan', () =>
  withWorld(async (world) => {
    const { owner, consumer, db } = world
    const { productId, freePlan, basicPlan } = await offerWithApproval(world)
    const { accessRequestId, subscriptionId } = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    await approveAccessRequest(owner, { accessRequestId })
    await db.update(subscriptions).set({ usagePlanId: basicPlan }).where(eq(subscriptions.id, subscriptionId))
    await expect(undoAccessDecision(owner, { accessRequestId })).rejects.toThrow('cannot be undone')
  }))

test('a change of plan leaves the subscription alone until it is approved; undoing moves it back', () =>
  withWorld(async (world) => {
    const { owner, consumer } = world
    const { productId, freePlan, basicPlan } = await offerWithApproval(world)
    const first = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    await approveAccessRequest(owner, first)
    const { subscriptionId } = first
    const changed = await changeSubscriptionPlan(consumer, { subscriptionId, usagePlanId: basicPlan, reason: because })
    expect(changed).toMatchObject({ plan: { usagePlanId: freePlan }, accessRequest: { status: 'pending' } })
    const accessRequestId = changed.accessRequest?.accessRequestId ?? ''
    expect(await getAccessRequest(owner, { accessRequestId })).toMatchObject({
      kind: 'plan-change',
      previousPlan: { name: 'Free' },
      currentPlan: { name: 'Free' },
      plan: { name: 'Basic' },
    })
    const planNow = async () => (await getApp(consumer, { appId: first.appId })).subscriptions[0]?.plan.name
    await approveAccessRequest(owner, { accessRequestId })
    expect(await planNow()).toBe('Basic')
    await undoAccessDecision(owner, { accessRequestId })
    expect(await planNow()).toBe('Free')
  }))

test('a question waits for the consumer, who answers; the provider speaks with one name', () =>
  withWorld(async (world) => {
    const { owner, as, consumer, stranger } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const { accessRequestId } = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    world.passTime(1000)
    await askAccessQuestion(as('admin'), { accessRequestId, question: 'How many calls?' })
    expect(await countAccessRequests(owner, {})).toMatchObject({ pending: 0 })
    expect((await readMails(consumer)).at(-1)?.body).toContain('> How many calls?')
    const [mine] = (await listMyAccessRequests(consumer, {})).items
    expect(mine).toMatchObject({ status: 'question', messages: [{ from: 'admin', text: 'How many calls?' }] })
    expect(mine?.messages[0]?.name).toMatch(/^Account /)
    await expect(answerAccessRequest(stranger, { accessRequestId, answer: 'x' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    world.passTime(1000)
    await answerAccessRequest(consumer, { accessRequestId, answer: 'Ten.\nEach day.' })
    expect((await readMails(owner)).at(-1)?.body).toContain('> Ten.\n> Each day.')
    expect(await getAccessRequest(owner, { accessRequestId })).toMatchObject({
      status: 'pending',
      messages: [{ name: 'admin' }, { name: 'consumer', from: 'consumer' }],
    })
    await expect(answerAccessRequest(consumer, { accessRequestId, answer: 'x' })).rejects.toThrow('no question')
  }))

test('a request that was taken back cannot be decided, and is gone from the inbox but not from history', () =>
  withWorld(async (world) => {
    const { owner, consumer } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const { accessRequestId } = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    await withdrawAccessRequest(consumer, { accessRequestId })
    await expect(approveAccessRequest(owner, { accessRequestId })).rejects.toThrow('taken back')
    expect((await listAccessRequests(owner, {})).items).toEqual([])
    expect((await listAccessRequests(owner, { status: 'withdrawn' })).items).toMatchObject([{ accessRequestId }])
  }))

test('several at once: what cannot be approved holds up no other', () =>
  withWorld(async (world) => {
    const { owner, consumer } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const cats = await offerWithApproval(world, 'Cats')
    const one = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    const two = await askForPlan(consumer, { productId: cats.productId, usagePlanId: cats.freePlan })
    await updateProduct(owner, { productId, plans: [] })
    const ids = [one.accessRequestId, two.accessRequestId, two.accessRequestId, 'nothing']
    expect(await approveAccessRequests(owner, { accessRequestIds: ids })).toEqual({
      approved: [two.accessRequestId],
      failed: [
        { accessRequestId: one.accessRequestId, message: expect.stringContaining('does not offer') },
        { accessRequestId: 'nothing', message: 'There is no such request' },
      ],
    })
    // Nothing half done.
    expect(await getAccessRequest(owner, { accessRequestId: one.accessRequestId })).toMatchObject({ status: 'pending' })
  }))

test('filters: status, product, person by part of name or address, and pages', () =>
  withWorld(async (world) => {
    const { owner, consumer, passTime } = world
    const pets = await offerWithApproval(world)
    const cats = await offerWithApproval(world, 'Cats')
    const ada = await addConsumer(world, { email: 'ada@example.net', name: 'Ada Lovelace' })
    const one = await askForPlan(consumer, { productId: pets.productId, usagePlanId: pets.freePlan })
    passTime(1000)
    const two = await askForPlan(ada, { productId: pets.productId, usagePlanId: pets.freePlan })
    passTime(1000)
    const three = await askForPlan(ada, { productId: cats.productId, usagePlanId: cats.freePlan })
    const idsOf = async (input: Parameters<typeof listAccessRequests>[1]) =>
      (await listAccessRequests(owner, input)).items.map(({ accessRequestId }) => accessRequestId)
    const ids = [one, two, three].map(({ accessRequestId }) => accessRequestId)
    expect(await idsOf({})).toEqual(ids)
    expect(await idsOf({ status: 'all' })).toEqual(ids.toReversed())
    expect(await idsOf({ productId: pets.productId })).toEqual(ids.slice(0, 2))
    expect(await idsOf({ person: 'LOVE' })).toEqual(ids.slice(1))
    expect(await idsOf({ person: '%' })).toEqual([])
    const first = await listAccessRequests(owner, { limit: 2 })
    expect(await idsOf({ limit: 2, position: first.position })).toEqual(ids.slice(2))
  }))

test('what is hidden cannot be asked for: 404 as if it did not exist, and nothing is written', () =>
  withWorld(async (world) => {
    const { owner, consumer, db } = world
    const { productId, freePlan } = await offerWithApproval(world)
    await updateProduct(owner, { productId, visibility: 'private' })
    await expect(createSubscription(consumer, { productId, usagePlanId: freePlan })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect(await db.select().from(accessRequests)).toEqual([])
    expect(await db.select().from(mails)).toEqual([])
  }))

test('409 for the same wish twice, 429 for too many in a day, 400 where a reason is asked for and none given', () =>
  withWorld(async (world) => {
    const { owner, consumer, passTime } = world
    const { productId, freePlan, basicPlan } = await offerWithApproval(world)
    const wanted = { productId, usagePlanId: freePlan }
    const { accessRequestId, appId } = await askForPlan(consumer, wanted)
    await expect(askForPlan(consumer, { productId, usagePlanId: basicPlan })).rejects.toThrow('asked for this already')
    await requireRequestReason(owner, { isRequired: true })
    await withdrawAccessRequest(consumer, { accessRequestId })
    await expect(askForPlan(consumer, { ...wanted, appId, reason: '  ' })).rejects.toMatchObject({
      fields: { reason: expect.any(String) },
    })
    for (let asked = 1; asked < requestsPerDay; asked++) {
      await withdrawAccessRequest(consumer, await askForPlan(consumer, { ...wanted, reason: because }))
    }
    await expect(askForPlan(consumer, { ...wanted, reason: because })).rejects.toMatchObject({
      failure: 'LimitExceededException',
    })
    passTime(86_400_001)
    expect(await askForPlan(consumer, { ...wanted, reason: because })).toMatchObject({ status: 'pending' })
  }))

test('terms must be agreed to, as they are now; what was agreed to is kept word for word', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { product, freePlan } = await offerProduct(owner)
    const { productId } = product
    await updateProduct(owner, { productId, plans: [{ usagePlanId: freePlan, terms: '# Be kind' }] })
    const wanted = { productId, usagePlanId: freePlan }
    await expect(createSubscription(consumer, wanted)).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { agreedToTerms: expect.any(String) },
    })
    await expect(
      createSubscription(consumer, { ...wanted, agreedToTerms: true, termsHash: 'of another text' }),
    ).rejects.toMatchObject({ failure: 'ConflictException' })
    const { appId } = await createSubscription(consumer, { ...wanted, agreedToTerms: true })
    expect(await db.select().from(termsAgreements)).toMatchObject([
      {
        appId,
        productId,
        terms: '# Be kind',
        termsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        agreedAt: owner.now(),
      },
    ])
  }))

test('a product that is deleted takes its requests along', () =>
  withWorld(async (world) => {
    const { owner, consumer, db } = world
    const { productId, freePlan } = await offerWithApproval(world)
    const { accessRequestId } = await askForPlan(consumer, { productId, usagePlanId: freePlan })
    await deleteProduct(owner, { productId })
    expect(
      await db
        .select()
        .from(accessRequests)
        .where(and(eq(accessRequests.id, accessRequestId))),
    ).toEqual([])
    expect((await listMyAccessRequests(consumer, {})).items).toEqual([])
  }))
