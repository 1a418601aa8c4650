'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { usePlaceHref } from '#components/ui/use-place-href.tsx'
import { LimitsLeft } from './limits-left.tsx'
import type { KeyLimitsNow } from './use-app-usage.ts'

/** What `GetTrialUsage` answers, as JSON. */
interface TrialUsage {
  readonly limits: readonly KeyLimitsNow[]
  readonly expiresAt: string
}

/** What is left of the trial key: of its plan's limits and of its time, kept up to date. Nothing once it is over. */
export function TrialLimitsLeft({ slug }: { slug: string }) {
  const t = useTranslations('portal.limitsLeft')
  const place = usePlaceHref()
  const { data, isError, dataUpdatedAt } = useQuery({
    queryKey: ['trial-usage', slug],
    refetchInterval: 3000,
    retry: false,
    queryFn: async ({ signal }): Promise<TrialUsage> => {
      const response = await fetch(place(`/products/${slug}/trial`), { signal })
      if (!response.ok) throw new Error(`The trial could not be read (${response.status})`)
      return await response.json()
    },
  })
  const [limits] = data?.limits ?? []
  if (isError || !data || !limits) return null
  const minutes = Math.max(1, Math.ceil((Date.parse(data.expiresAt) - dataUpdatedAt) / 60_000))
  return <LimitsLeft limits={limits}>{t('trialEnds', { minutes })}</LimitsLeft>
}
