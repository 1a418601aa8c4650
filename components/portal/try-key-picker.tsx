'use client'

import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Select } from '#components/ui/select.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { AccessKind } from '#server/portals/try/operation-access.ts'
import { GetKeyForm, type KeyPlan } from './get-key-form.tsx'
import { PendingRequest } from './pending-request.tsx'
import { TrialLeft } from './trial-left.tsx'
import { TrialOffer } from './trial-offer.tsx'
import type { StartTrial } from './try-result.ts'

/** With what the reader may call. */
export interface TryKeys {
  readonly productId: string
  readonly providerName: string
  /** The reader's apps that use this product. */
  readonly apps: readonly TryApp[]
  /** The plan that the pane proposes: the first free one, or else the first. */
  readonly plan: KeyPlan | undefined
  /** Since when the reader waits for the provider's approval, and in which app. */
  readonly pending?: { readonly since: Date; readonly appId: string | undefined } | undefined
  /** For who has no key: ten minutes with one, where the product gives them. */
  readonly trial?: TryTrial | undefined
  /** For a visitor. */
  readonly signUpHref: string | undefined
  readonly signInHref: string | undefined
  /** Undefined in a preview, which changes nothing. */
  readonly getKey: FormAction | undefined
}

/** A trial that is offered, or under way. */
export interface TryTrial {
  readonly planName: string
  readonly minutes: number
  /** When the key that the reader has ends; undefined without one. */
  readonly expiresAt: Date | undefined
  /** Undefined in a preview, which changes nothing. */
  readonly start: StartTrial | undefined
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
  /** What the operation asks for. */
  access: readonly AccessKind[]
  /** Of the trial key that is filled in. */
  trialEnds: Date | undefined
  onTrial: (expiresAt: Date | undefined) => void
  isStarting: boolean
  onStarting: (isStarting: boolean) => void
}

/** Whose key is filled in; without any, the way to one. */
export function TryKeyPicker(props: TryKeyPickerProps) {
  const { keys, value, onChange, access, trialEnds, ...starting } = props
  const t = useTranslations('portal.tryKey')
  if (keys.apps.length > 0) {
    return (
      <Select
        label={t('filledIn')}
        value={value}
        onChange={onChange}
        options={[
          ...keys.apps.map((app) => ({ value: app.appId, label: `${app.name} · ${app.planName}` })),
          { value: noKey, label: t('noKey') },
        ]}
      />
    )
  }
  if (!access.includes('api-key')) {
    return access.length > 0 ? null : <p className="text-[0.8125rem] text-muted">{t('notNeeded')}</p>
  }
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-4">
      {trialEnds ? (
        <TrialLeft endsAt={trialEnds} onOver={() => starting.onTrial(undefined)} />
      ) : (
        <p className="flex items-center gap-2 text-sm">
          <KeyRound className="size-4 shrink-0 text-muted" aria-hidden />
          {t('needed')}
        </p>
      )}
      {keys.trial && !trialEnds && <TrialOffer trial={keys.trial} productId={keys.productId} {...starting} />}
      <OwnKey keys={keys} hasTrial={trialEnds !== undefined} />
    </div>
  )
}

/** The way to a key that stays. */
function OwnKey({ keys, hasTrial }: { keys: TryKeys; hasTrial: boolean }) {
  const t = useTranslations('portal.tryKey')
  if (!keys.signUpHref || !keys.signInHref) return <PlanOffer keys={keys} hasTrial={hasTrial} />
  return (
    <>
      {hasTrial && <p className="text-[0.8125rem] text-muted">{t('keepHelp')}</p>}
      <div className="flex flex-wrap gap-2">
        <LinkButton href={keys.signUpHref} variant={keys.trial && !hasTrial ? 'secondary' : 'primary'} size="small">
          {hasTrial ? t('keep') : t('signUp')}
        </LinkButton>
        <LinkButton href={keys.signInHref} size="small">
          {t('signIn')}
        </LinkButton>
      </div>
    </>
  )
}

function PlanOffer({ keys, hasTrial }: { keys: TryKeys; hasTrial: boolean }) {
  const t = useTranslations('portal.tryKey')
  const { plan, productId, providerName, getKey, pending } = keys
  if (pending) return <PendingRequest {...pending} />
  if (!plan) return <p className="text-[0.8125rem] text-muted">{t('noPlan', { provider: providerName })}</p>
  return (
    <>
      <GetKeyForm productId={productId} plan={plan} providerName={providerName} getKey={getKey} />
      <p className="text-[0.8125rem] text-muted">
        {hasTrial ? t('keepsTrial', { plan: plan.name }) : t('onPlan', { plan: plan.name })}
      </p>
    </>
  )
}
