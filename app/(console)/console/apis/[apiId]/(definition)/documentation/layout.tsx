import type { ReactNode } from 'react'
import { Tabs } from '#components/ui/tabs.tsx'

interface DocumentationLayoutProps {
  children: ReactNode
  params: Promise<{ apiId: string }>
}

/** The three sides of documentation: its text, what was published of it, and files. */
export default async function DocumentationLayout({ children, params }: DocumentationLayoutProps) {
  const { apiId } = await params
  const base = `/console/apis/${apiId}/documentation`
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <Tabs
        label="Documentation sections"
        tabs={[
          { label: 'Text', href: base },
          { label: 'Versions', href: `${base}/versions` },
          { label: 'Import', href: `${base}/import` },
        ]}
      />
      {children}
    </div>
  )
}
