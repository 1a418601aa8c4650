'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { Checkbox } from '#components/ui/checkbox.tsx'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'

/** Only who reads terms needs it. */
const Markdown = dynamic(() => import('./markdown.tsx').then((module) => module.Markdown))

/** The terms of a plan, to be read and agreed to; nothing where it has none. */
export function TermsAgreement({ plan }: { plan: Pick<OfferedPlan, 'name' | 'terms' | 'termsHash'> }) {
  const t = useTranslations('portal.terms')
  if (!plan.terms) return null
  return (
    <div className="flex flex-col gap-3">
      <section
        aria-label={t('of', { plan: plan.name })}
        tabIndex={0}
        className="max-h-48 overflow-y-auto rounded-lg border border-line bg-canvas p-4 text-[0.8125rem]"
      >
        <Markdown text={plan.terms} />
      </section>
      <input type="hidden" name="termsHash" value={plan.termsHash ?? ''} />
      <Checkbox name="agreedToTerms">{t('agree', { plan: plan.name })}</Checkbox>
    </div>
  )
}
