import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'

interface DocumentationLayoutProps {
  children: ReactNode
  params: Promise<{ apiId: string }>
}

/** The three sides of documentation: its text, what was published of it, and files. */
export default async function DocumentationLayout({ children, params }: DocumentationLayoutProps) {
  const t = await getTranslations('documentation')
  const { actor } = await requireConsoleContext()
  const { apiId } = await params
  const base = `/console/apis/${apiId}/documentation`
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <Tabs
        label={t('documentationLayout.documentationSections')}
        tabs={[
          { label: t('documentationLayout.text'), href: base },
          { label: t('documentationLayout.versions'), href: `${base}/versions` },
          ...(isAllowed(actor, 'apis:write')
            ? [{ label: t('documentationLayout.import'), href: `${base}/import` }]
            : []),
        ]}
      />
      {children}
    </div>
  )
}
