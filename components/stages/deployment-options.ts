import { useLocale, useTranslations } from 'next-intl'
import { formatExactTime } from '#components/ui/format-time.ts'
import type { SelectOption } from '#components/ui/option-item.tsx'

/** A deployment as one chooses it. */
export interface DeploymentChoice {
  id: string
  description?: string | undefined
  createdDate?: Date
}

/** Deployments as the options of a choice: by id, with what is said about them and when they were made. */
export function useDeploymentOptions(deployments: readonly DeploymentChoice[]): SelectOption[] {
  const t = useTranslations('stages.canary')
  const locale = useLocale()
  return deployments.map(({ id, description, createdDate }) => ({
    value: id,
    label: description ? t('option', { id, description }) : id,
    // The same zone on the server and in the browser.
    ...(createdDate ? { help: formatExactTime(createdDate, locale, 'UTC') } : {}),
  }))
}
