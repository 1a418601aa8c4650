import { useQuery } from '@tanstack/react-query'
import type { AppLimits, AppUsagePoint } from '#server/portals/apps/get-app-usage.ts'
import type { KeyLimits } from '#server/traffic/usage/read-key-limits.ts'

/** The limits of a key in one plan: from the page with dates, as JSON with ISO texts. */
export interface KeyLimitsNow extends Omit<KeyLimits, 'quota'> {
  readonly quota?: Omit<NonNullable<KeyLimits['quota']>, 'periodStart' | 'periodEnd'> & {
    readonly periodEnd: Date | string
  }
}

/** What `GetAppUsage` answers: from the page with dates, as JSON with ISO texts. */
export interface AppUsage {
  readonly interval: 'hour' | 'day'
  readonly limits: readonly (KeyLimitsNow & Pick<AppLimits, 'products'>)[]
  readonly points: readonly (Omit<AppUsagePoint, 'at'> & { readonly at: Date | string })[]
}

/** An app's use of its limits, asked again every few seconds while it is looked at. */
export function useAppUsage(appId: string, interval: 'hour' | 'day', initialData?: AppUsage) {
  return useQuery({
    queryKey: ['app-usage', appId, interval],
    refetchInterval: 3000,
    ...(initialData ? { initialData } : {}),
    queryFn: async ({ signal }): Promise<AppUsage> => {
      const response = await fetch(`/apps/${appId}/usage?interval=${interval}`, { signal })
      if (!response.ok) throw new Error(`The usage could not be read (${response.status})`)
      return await response.json()
    },
  })
}
