'use client'

import { useState } from 'react'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import { PlanCards, type PlanCardsProps } from './plan-cards.tsx'
import { cheapestFit, planFit, readCalls } from './plan-fit.ts'
import { priceWords } from './price-words.ts'

interface PlanComparisonProps extends PlanCardsProps {
  /** The calls of a month that the address names. */
  calls: string
}

const number = new Intl.NumberFormat('en')

/** The plans side by side, and what each means for a number of calls. Without a script the number is sent as a form. */
export function PlanComparison({ calls: given, ...cards }: PlanComparisonProps) {
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
            label="How many calls will you make?"
            value={text}
            onChange={change}
            inputMode="decimal"
            autoComplete="off"
            placeholder="50,000"
            suffix="a month"
            isInvalid={text.trim() !== '' && calls === undefined}
            help={text.trim() !== '' && calls === undefined ? 'Write a number, such as 50,000 or 2m.' : undefined}
          />
        </form>
      </search>
      <p className="sr-only" aria-live="polite">
        {calls !== undefined && announcement(cards.plans, cheapest)}
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

function announcement(plans: readonly OfferedPlan[], cheapest: string | undefined): string {
  const plan = plans.find(({ usagePlanId }) => usagePlanId === cheapest)
  return plan ? `${plan.name} is the cheapest plan that is enough` : 'No plan is enough, or they cannot be compared'
}

function Fit({ plan, calls, isCheapest }: { plan: OfferedPlan; calls: number; isCheapest: boolean }) {
  const { fits, allowance, perThousand } = planFit(plan, calls)
  return (
    <div className="flex flex-col gap-1.5 border-line border-t pt-3 text-[0.8125rem]">
      <StatusChip tone={!fits ? 'warn' : isCheapest ? 'ok' : 'neutral'}>
        {!fits ? 'Too small' : isCheapest ? 'Cheapest that is enough' : 'Enough'}
      </StatusChip>
      <p className="text-muted">
        {allowance === undefined
          ? 'No limit to reach.'
          : fits
            ? `Uses ${percent(calls, allowance)} of ${number.format(allowance)} calls a month.`
            : `Refuses calls beyond ${number.format(allowance)} a month.`}
        {perThousand && ` ${priceWords(roundedPrice(perThousand))} per 1,000 calls.`}
      </p>
    </div>
  )
}

function percent(calls: number, allowance: number): string {
  const share = allowance === 0 ? 1 : calls / allowance
  return share > 0 && share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`
}

/** To the smallest coin. */
function roundedPrice(price: { amountCents: number; currency: string }) {
  return { ...price, amountCents: Math.max(1, Math.round(price.amountCents)) }
}
