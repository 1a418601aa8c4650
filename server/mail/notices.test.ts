import { eq } from 'drizzle-orm'
import { quotaPeriod } from 'gateway-core/limits/quota-period.ts'
import { expect, test } from 'vitest'
import { appMembers, products } from '#db/schema.ts'
import { getApp } from '../portals/apps/get-app.ts'
import { createSubscription } from '../portals/subscriptions/create-subscription.ts'
import { addConsumer } from '../portals/testing/ask-for-plan.ts'
import { offerProduct } from '../portals/testing/offer-product.ts'
import { recordQuotaUse } from '../testing/record-usage.ts'
import { type World, withWorld } from '../testing/with-world.ts'
import { notifyDeprecations } from './notify-deprecations.ts'
import { notifyQuotaUse } from './notify-quota-use.ts'
import { readMails } from './testing/read-mails.ts'

const day = 86_400_000

async function subscribed({ owner, consumer }: World) {
  const { product, freePlan } = await offerProduct(owner)
  const { appId } = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
  const { key } = await getApp(consumer, { appId })
  return { productId: product.productId, usagePlanId: freePlan, appId, apiKeyId: key?.apiKeyId ?? '' }
}

test('owners are told at 80 and at 100 % of a quota, once in each period, and nobody else is', () =>
  withWorld(async (world) => {
    const { owner, consumer, db, passTime } = world
    const { usagePlanId, apiKeyId, appId } = await subscribed(world)
    const [bob, carol] = [
      await addConsumer(world, { email: 'bob@x.example' }),
      await addConsumer(world, { email: 'c@x.example' }),
    ]
    for (const [other, role] of [
      [bob, 'owner'],
      [carol, 'developer'],
    ] as const) {
      const userId = other.actor.kind === 'user' ? other.actor.userId : ''
      await db.insert(appMembers).values({ appId, userId, role, createdAt: owner.now() })
    }
    const use = async (used: number, nodeId: string) => {
      const { start } = quotaPeriod('MONTH', owner.now().getTime())
      await recordQuotaUse(owner, { usagePlanId, apiKeyId, periodStart: new Date(start), used, nodeId })
      await notifyQuotaUse(owner)
      await notifyQuotaUse(owner)
    }
    const kinds = async () => (await readMails(consumer)).map(({ kind }) => kind)
    await use(799, 'one')
    expect(await kinds()).toEqual([])
    await use(1, 'two')
    expect(await kinds()).toEqual(['quotaWarning'])
    passTime(1000)
    await use(200, 'three')
    expect(await kinds()).toEqual(['quotaWarning', 'quotaReached'])
    expect((await readMails(consumer))[0]).toMatchObject({
      subject: 'consumer’s app has used 80 % of its quota',
      body: expect.stringContaining('800 of the 1,000 requests'),
      accountId: owner.accountId,
    })
    expect(await readMails(bob)).toHaveLength(2)
    expect(await readMails(carol)).toEqual([])
    passTime(31 * day)
    await use(1000, 'four')
    expect(await kinds()).toEqual(['quotaWarning', 'quotaReached', 'quotaReached'])
  }))

test('subscribers are told of a product’s end when it is announced, and reminded two weeks before', () =>
  withWorld(async (world) => {
    const { owner, consumer, stranger, db, passTime } = world
    const { productId } = await subscribed(world)
    await notifyDeprecations(owner)
    expect(await readMails(consumer)).toEqual([])
    const deprecation = {
      announcedAt: owner.now().toISOString(),
      endsAt: new Date(owner.now().getTime() + 60 * day).toISOString(),
      message: 'Use Cats\ninstead',
      successorSlug: 'cats',
    }
    await db.update(products).set({ deprecation }).where(eq(products.id, productId))
    await notifyDeprecations(owner)
    await notifyDeprecations(owner)
    const [mail, ...more] = await readMails(consumer)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ kind: 'deprecationAnnounced', subject: 'Pets ends on January 21, 2027' })
    expect(mail?.body).toContain('> Use Cats\n> instead')
    expect(mail?.body).toContain('http://localhost:3000/products/cats')
    passTime(46 * day)
    await notifyDeprecations(owner)
    passTime(day)
    await notifyDeprecations(owner)
    expect((await readMails(consumer)).map(({ kind }) => kind)).toEqual(['deprecationAnnounced', 'deprecationReminder'])
    passTime(20 * day)
    await notifyDeprecations(owner)
    expect(await readMails(consumer)).toHaveLength(2)
    expect(await readMails(stranger)).toEqual([])
  }))
