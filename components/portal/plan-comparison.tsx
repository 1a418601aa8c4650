'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import { PlanCards, type PlanCardsProps } from './plan-cards.tsx'
import { cheapestFit, planFit, readCalls } from './plan-fit.ts'
import { priceWords } from './price-words.ts'

export interface PlanComparisonProps extends PlanCardsProps {
  /** The calls of a month that the address names. */
  calls: string
}

/** The plans side by side, and what each means for a number of calls. Without a script the number is sent as a form. */
export function PlanComparison({ calls: given, ...cards }: PlanComparisonProps) {
  const t = useTranslations('portal.comparison')
  const [text, setText] = useState(given)
  const calls = readCalls(text)
  const change = (next: string) => {
    setText(next)
    const address = new URL(window.location.href)
    if (next.trim() === '') address.searchParams.delete('calls')
    else address.searchParams.set('calls', next.trim())
    window.history.replaceState(window.history.state, '', address)
  }
  if (!cards.plans.some((plan) => plan.price || plan.quota)) return <PlanCards {...cards} />
  const cheapest = calls === undefined ? undefined : cheapestFit(cards.plans, calls)
  return (
    <div className="flex flex-col gap-5">
      <search>
        <form className="flex max-w-80 flex-col gap-2" onSubmit={(event) => event.preventDefault()}>
          <input type="hidden" name="tab" value="plans" />
          <TextField
            name="calls"
            label={t('question')}
            value={text}
            onChange={change}
            inputMode="decimal"
            autoComplete="off"
            placeholder={t('example', { calls: 50_000 })}
            suffix={t('aMonth')}
            isInvalid={text.trim() !== '' && calls === undefined}
            help={text.trim() !== '' && calls === undefined ? t('notANumber') : undefined}
          />
        </form>
      </search>
      <p className="sr-only" aria-live="polite">
        {calls !== undefined && announcement(t, cards.plans, cheapest)}
      </p>
      <PlanCards
        {...cards}
        fitOf={(plan) =>
          calls === undefined ? null : <Fit plan={plan} calls={calls} isCheapest={plan.usagePlanId === cheapest} />
        }
      />
    </div>
  )
}

type Words = ReturnType<typeof useTranslations<'portal.comparison'>>

function announcement(t: Words, plans: readonly OfferedPlan[], cheapest: string | undefined): string {
  const plan = plans.find(({ usagePlanId }) => usagePlanId === cheapest)
  return plan ? t('cheapestIs', { plan: plan.name }) : t('noneIsEnough')
}

function Fit({ plan, calls, isCheapest }: { plan: OfferedPlan; calls: number; isCheapest: boolean }) {
  const t = useTranslations('portal.comparison')
  const locale = useLocale()
  const { number } = useFormatter()
  const { fits, allowance, perThousand } = planFit(plan, calls)
  const share = allowance ? calls / allowance : 1
  return (
    <div className="flex flex-col gap-1.5 border-line border-t pt-3 text-[0.8125rem]">
      <StatusChip tone={!fits ? 'warn' : isCheapest ? 'ok' : 'neutral'}>
        {!fits ? t('tooSmall') : isCheapest ? t('cheapest') : t('enough')}
      </StatusChip>
      <p className="text-muted">
        {allowance === undefined
          ? t('noLimit')
          : !fits
            ? t('refuses', { allowance })
            : share > 0 && share < 0.01
              ? t('usesLittle', { allowance })
              : t('uses', { percent: number(Math.round(share * 100)), allowance })}
        {perThousand && ` ${t('perThousand', { price: priceWords(roundedPrice(perThousand), locale), calls: 1000 })}`}
      </p>
    </div>
  )
}

/** To the smallest coin. */
function roundedPrice(price: { amountCents: number; currency: string }) {
  return { ...price, amountCents: Math.max(1, Math.round(price.amountCents)) }
}
