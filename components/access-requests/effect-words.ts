import type { Translate } from '#components/messages/translate.ts'
import { quotaWords, rateWords } from '#components/portal/limit-words.ts'
import { priceWords } from '#components/portal/price-words.ts'
import type { AccessRequest } from '#server/portals/access-requests/access-request.ts'

interface EffectLanguage {
  readonly t: Translate<'access-requests'>
  readonly limits: Translate<'limits'>
  readonly locale: string
}

type Effect = Pick<AccessRequest, 'kind' | 'plan' | 'product' | 'portal'> & {
  /** The plan that the app is under and would leave. */
  readonly leaves: { readonly name: string } | undefined
}

/** What approving does, in one line: what they get, what they leave, what they pay. */
export function effectWords({ t, limits, locale }: EffectLanguage, effect: Effect): string {
  const { kind, plan, product, portal, leaves } = effect
  if (kind === 'portal') return t('effect.portal', { portal: portal?.name ?? '' })
  const allowed = [rateWords(limits, plan?.throttle), quotaWords(limits, plan?.quota)].filter(
    (words) => words !== undefined,
  )
  const gets =
    allowed.length > 0
      ? t('effect.gets', { limits: new Intl.ListFormat(locale).format(allowed), product: product?.name ?? '' })
      : t('effect.getsAll', { product: product?.name ?? '' })
  return [
    gets,
    ...(leaves ? [t('effect.leaves', { plan: leaves.name })] : []),
    plan?.price ? t('effect.pays', { price: priceWords(plan.price, locale) }) : t('effect.paysNothing'),
  ].join('; ')
}
