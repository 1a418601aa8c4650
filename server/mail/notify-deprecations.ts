import { and, eq, isNotNull } from 'drizzle-orm'
import { accounts, apps, products, subscriptions } from '#db/schema.ts'
import { enqueueMail, type MailContext } from './enqueue-mail.ts'
import { ownersOf } from './notify-quota-use.ts'

/** How long before the end those are reminded who still use it. */
const reminderMs = 14 * 24 * 60 * 60_000

/**
 * Tells the owners of apps that use a product that it will end: once when it is announced, and once more two weeks before
 * the end. Another end, or another announcement, is told anew.
 */
export async function notifyDeprecations(context: MailContext): Promise<void> {
  const { db, now } = context
  const ending = await db
    .select({ product: products, provider: accounts.name })
    .from(products)
    .innerJoin(accounts, eq(accounts.id, products.accountId))
    .where(and(isNotNull(products.deprecation), eq(products.published, true)))
  for (const { product, provider } of ending) {
    const { deprecation } = product
    const time = now().getTime()
    if (!deprecation || Date.parse(deprecation.endsAt) <= time || Date.parse(deprecation.announcedAt) > time) continue
    await tellSubscribers(context, { product, provider, deprecation })
  }
}

interface Ending {
  readonly product: typeof products.$inferSelect
  readonly provider: string
  readonly deprecation: NonNullable<(typeof products.$inferSelect)['deprecation']>
}

async function tellSubscribers(context: MailContext, { product, provider, deprecation }: Ending): Promise<void> {
  const { db, now, settings } = context
  const { announcedAt, endsAt, message, successorSlug } = deprecation
  const isNear = Date.parse(endsAt) - now().getTime() <= reminderMs
  const users = await db
    .select({ appId: apps.id, name: apps.name })
    .from(subscriptions)
    .innerJoin(apps, eq(apps.id, subscriptions.appId))
    .where(eq(subscriptions.productId, product.id))
  const names = new Map(users.map(({ appId, name }) => [appId, name]))
  // Whose app came late, or who is told late, hears it once.
  const isReminder = isNear && Date.parse(announcedAt) < Date.parse(endsAt) - reminderMs
  const kind = isReminder ? 'deprecationReminder' : 'deprecationAnnounced'
  for (const owner of await ownersOf(context, [...names.keys()])) {
    await enqueueMail(context, {
      kind,
      to: owner.user,
      accountId: product.accountId,
      onceKey: `${kind} ${product.id} ${announcedAt} ${endsAt} ${owner.user.id}`,
      values: {
        ...{ provider, product: product.name, app: names.get(owner.appId), endsAt: new Date(endsAt) },
        message: { quote: message },
        successorUrl: successorSlug ? `${settings.publicUrl}/products/${successorSlug}` : undefined,
        productUrl: `${settings.publicUrl}/products/${product.slug}`,
      },
    })
  }
}
