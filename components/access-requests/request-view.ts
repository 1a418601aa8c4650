import type { Translate } from '#components/messages/translate.ts'
import type { AccessRequest } from '#server/portals/access-requests/access-request.ts'

type Named = Pick<AccessRequest, 'kind' | 'product' | 'plan' | 'previousPlan' | 'portal'>

/** What is asked for in a few words: `Pets: Free`, `Pets: Free → Basic`, `Portal “Partners”`. */
export function requestTitle(t: Translate<'access-requests'>, request: Named): string {
  const { kind, product, plan, previousPlan, portal } = request
  if (kind === 'portal') return t('title.portal', { portal: portal?.name ?? '' })
  const names = { product: product?.name ?? '', plan: plan?.name ?? '' }
  return kind === 'plan-change' && previousPlan
    ? t('title.planChange', { ...names, previous: previousPlan.name })
    : t('title.subscription', names)
}
