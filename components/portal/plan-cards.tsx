import { Check } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import type { AccessKind } from '#server/portals/try/operation-access.ts'
import { GetKeyForm } from './get-key-form.tsx'
import { quotaWords, rateWords } from './limit-words.ts'
import { priceWords } from './price-words.ts'

export interface PlanCardsProps {
  productId: string
  providerName: string
  plans: readonly OfferedPlan[]
  /** What one or another of the product's operations asks of its callers. */
  access: readonly AccessKind[]
  /** The reader's apps that use this product, by plan. */
  subscribed: readonly { appId: string; name: string; usagePlanId: string }[]
  /** For a visitor: where to sign up and come back. */
  signUpHref: string | undefined
  /** Undefined in a preview, which changes nothing. */
  getKey: FormAction | undefined
  /** What a plan means for the calls that the reader will make. */
  fitOf?: (plan: OfferedPlan) => ReactNode
}

/** The plans side by side: price, limits, and the way to a key. */
export function PlanCards(props: PlanCardsProps) {
  const t = useTranslations('portal.plans')
  const { plans, access, providerName } = props
  if (plans.length === 0) {
    if (access.includes('api-key')) {
      return <EmptyState title={t('byProvider')}>{t('byProviderHelp', { provider: providerName })}</EmptyState>
    }
    if (access.length > 0) {
      return <EmptyState title={t('otherProof')}>{t('otherProofHelp', { provider: providerName })}</EmptyState>
    }
    return <EmptyState title={t('noneNeeded')}>{t('noneNeededHelp')}</EmptyState>
  }
  return (
    <ul className="grid gap-4 sm:grid-cols-2 2xl:grid-cols-3">
      {plans.map((plan) => (
        <li key={plan.usagePlanId} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
          <PlanLimits plan={plan} />
          {props.fitOf?.(plan)}
          <div className="mt-auto pt-1">
            <PlanAction plan={plan} {...props} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function PlanLimits({ plan }: { plan: OfferedPlan }) {
  const t = useTranslations('portal.plans')
  const limits = useTranslations('limits')
  const locale = useLocale()
  return (
    <>
      <div className="flex flex-col gap-1">
        <h3 className="font-semibold text-base">{plan.name}</h3>
        <p className="text-muted">
          <span className="font-semibold text-2xl text-ink tracking-tight">
            {plan.price ? priceWords(plan.price, locale) : t('noCharge')}
          </span>
          {plan.price && ` ${t('aMonth')}`}
        </p>
        {plan.description && <p className="text-[0.8125rem] text-muted">{plan.description}</p>}
      </div>
      <ul className="flex flex-col gap-1.5 text-[0.8125rem]">
        <LimitLine>{quotaWords(limits, plan.quota) ?? t('noQuota')}</LimitLine>
        <LimitLine>{rateWords(limits, plan.throttle) ?? t('noRate')}</LimitLine>
      </ul>
    </>
  )
}

function LimitLine({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Check className="mt-0.5 size-4 shrink-0 text-ok" aria-hidden />
      {children}
    </li>
  )
}

function PlanAction({
  plan,
  productId,
  providerName,
  subscribed,
  signUpHref,
  getKey,
}: PlanCardsProps & { plan: OfferedPlan }) {
  const t = useTranslations('portal.plans')
  const mine = subscribed.filter((app) => app.usagePlanId === plan.usagePlanId)
  if (mine.length > 0) {
    return (
      <div className="flex flex-wrap items-center gap-2 text-[0.8125rem]">
        <StatusChip tone="ok">{t('yours')}</StatusChip>
        {mine.map((app) => (
          <Link key={app.appId} href={`/apps/${app.appId}`} className="text-link">
            {app.name}
          </Link>
        ))}
      </div>
    )
  }
  const [other] = subscribed
  if (other) {
    return <LinkButton href={`/apps/${other.appId}`}>{t('changeOf', { app: other.name })}</LinkButton>
  }
  if (signUpHref) {
    return (
      <LinkButton href={signUpHref} variant={plan.price ? 'secondary' : 'primary'} className="w-full">
        {t('signUp')}
      </LinkButton>
    )
  }
  return <GetKeyForm productId={productId} plan={plan} providerName={providerName} getKey={getKey} />
}
