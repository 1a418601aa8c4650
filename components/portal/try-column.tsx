import { useTranslations } from 'next-intl'
import type { ProductPageProps, WithHrefs } from './product-page-props.ts'
import type { TryApp, TryKeys } from './try-key-picker.tsx'
import { TryLater } from './try-later.tsx'

/** The pane that sends: which operation, with whose key. */
export function TryColumn(props: WithHrefs) {
  const t = useTranslations('portal.product')
  const { product, operations, operation, send, revealKey, revealTrial } = props
  return (
    <div className="flex flex-col gap-4">
      <h2 className="font-semibold text-[0.9375rem]">{t('try')}</h2>
      {operation ? (
        <TryLater
          // Another product is another provider’s: nothing that was typed goes there.
          key={product.slug}
          operations={operations.map(({ id, httpMethod, path, summary }) => ({
            id,
            httpMethod,
            path,
            summary,
            href: props.hrefOf(id),
          }))}
          slug={product.slug}
          operation={operation}
          keys={tryKeys(props)}
          send={send}
          revealKey={revealKey}
          revealTrial={revealTrial}
        />
      ) : (
        <p className="text-muted">{t('nothingToSend')}</p>
      )}
    </div>
  )
}

function tryKeys(props: ProductPageProps): TryKeys {
  const { product, signInHref, signUpHref, getKey } = props
  return {
    productId: product.productId,
    providerName: product.provider.name,
    apps: subscribedApps(props),
    plan: product.plans.find((plan) => !plan.price) ?? product.plans[0],
    pending: props.pending,
    trial: props.trial,
    signInHref,
    signUpHref,
    getKey,
  }
}

/** The reader's apps that may call the product. */
export function subscribedApps({ apps, product }: Pick<ProductPageProps, 'apps' | 'product'>): TryApp[] {
  return apps.flatMap(({ appId, name, subscriptions, role, key }) => {
    // Viewers see no key, and what is over calls nothing.
    if (role === 'viewer' || !key || key.revokedAt || key.isExpired) return []
    const mine = subscriptions.find((subscription) => subscription.product.productId === product.productId)
    return mine ? [{ appId, name, planName: mine.plan.name, usagePlanId: mine.plan.usagePlanId }] : []
  })
}
