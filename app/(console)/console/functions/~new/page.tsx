import type { Metadata } from 'next'
import { NewFunction } from '#components/functions/new-function.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { createFunctionAction } from '../actions.ts'

export const metadata: Metadata = { title: 'New function' }

export default async function NewFunctionPage() {
  await requireConsoleContext()
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title="New function"
        breadcrumbs={[{ label: 'Functions', href: '/console/functions' }, { label: 'New' }]}
      />
      <NewFunction action={createFunctionAction} uploadHref="/console/functions/~code" />
    </div>
  )
}
