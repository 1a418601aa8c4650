import { useQuery } from '@tanstack/react-query'
import type { AppLimits, AppUsagePoint } from '#server/portals/apps/get-app-usage.ts'

/** What `GetAppUsage` answers: from the page with dates, as JSON with ISO texts. */
export interface AppUsage {
  readonly interval: 'hour' | 'day'
  readonly limits: readonly (Omit<AppLimits, 'quota'> & {
    readonly quota?: Omit<NonNullable<AppLimits['quota']>, 'periodStart' | 'periodEnd'> & {
      readonly periodEnd: Date | string
    }
  })[]
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
