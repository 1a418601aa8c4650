import type { Metadata } from 'next'
import { StartCards } from '#components/publish/start-cards.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { createBlankApiAction, createProxyApiAction, createSampleApiAction } from './actions.ts'

export const metadata: Metadata = { title: 'New API' }

export default async function NewApiPage() {
  await requireConsoleContext()
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6">
      <PageHeader
        title="Start"
        description="Publish an API in six steps: start, review, backend, plan, deploy, live. Every step can be skipped."
        breadcrumbs={[{ label: 'APIs', href: '/console/apis' }, { label: 'New API' }]}
      />
      <StartCards
        uploadHref="/console/apis/import"
        proxyAction={createProxyApiAction}
        blankAction={createBlankApiAction}
        sampleAction={createSampleApiAction}
      />
    </div>
  )
}
