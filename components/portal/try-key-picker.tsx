'use client'

import { KeyRound } from 'lucide-react'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Select } from '#components/ui/select.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import { GetKeyForm } from './get-key-form.tsx'

/** With what the reader may call. */
export interface TryKeys {
  readonly productId: string
  readonly providerName: string
  /** The reader's apps that use this product. */
  readonly apps: readonly TryApp[]
  /** The plan that the pane proposes: the first free one, or else the first. */
  readonly plan: Pick<OfferedPlan, 'usagePlanId' | 'name' | 'price' | 'quota'> | undefined
  /** For a visitor. */
  readonly signUpHref: string | undefined
  readonly signInHref: string | undefined
  readonly getKey: FormAction
}

/** An app that may be called as. */
export interface TryApp {
  readonly appId: string
  readonly name: string
  readonly planName: string
  readonly usagePlanId: string
}

/** The choice of sending no key. */
export const noKey = 'no-key'

interface TryKeyPickerProps {
  keys: TryKeys
  value: string
  onChange: (appId: string) => void
  needsKey: boolean
}

/** Whose key is filled in; without any, the way to one. */
export function TryKeyPicker({ keys, value, onChange, needsKey }: TryKeyPickerProps) {
  if (keys.apps.length > 0) {
    return (
      <Select
        label="Key filled in"
        value={value}
        onChange={onChange}
        options={[
          ...keys.apps.map((app) => ({ value: app.appId, label: `${app.name} · ${app.planName}` })),
          { value: noKey, label: 'No key' },
        ]}
      />
    )
  }
  if (!needsKey) return <p className="text-[0.8125rem] text-muted">No key needed: press Send.</p>
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-4">
      <p className="flex items-center gap-2 text-sm">
        <KeyRound className="size-4 shrink-0 text-muted" aria-hidden />
        This operation needs a key.
      </p>
      {keys.signUpHref && keys.signInHref ? (
        <div className="flex flex-wrap gap-2">
          <LinkButton href={keys.signUpHref} variant="primary" size="small">
            Sign up for a key
          </LinkButton>
          <LinkButton href={keys.signInHref} size="small">
            Sign in
          </LinkButton>
        </div>
      ) : (
        <PlanOffer keys={keys} />
      )}
    </div>
  )
}

function PlanOffer({ keys }: { keys: TryKeys }) {
  const { plan, productId, providerName, getKey } = keys
  if (!plan) return <p className="text-[0.8125rem] text-muted">{providerName} offers no plan here: ask them for one.</p>
  return (
    <>
      <GetKeyForm productId={productId} plan={plan} providerName={providerName} getKey={getKey} />
      <p className="text-[0.8125rem] text-muted">On the plan {plan.name}. It is filled in here at once.</p>
    </>
  )
}
