'use client'

import { LimitsLeft } from './limits-left.tsx'
import type { TryApp } from './try-key-picker.tsx'
import { useAppUsage } from './use-app-usage.ts'

/** What is left of an app's plan, kept up to date. */
export function AppLimitsLeft({ app }: { app: TryApp }) {
  const { data } = useAppUsage(app.appId, 'hour')
  const limits = data?.limits.find((plan) => plan.usagePlanId === app.usagePlanId)
  return limits ? <LimitsLeft limits={limits} /> : null
}
