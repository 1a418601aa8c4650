import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getResource } from '#server/rest-apis/resources/get-resource.ts'
import { deleteMethodAction } from '../../../actions.ts'

interface MethodLayoutProps {
  children: ReactNode
  params: Promise<{ apiId: string; resourceId: string; httpMethod: string }>
}

/** What a method is called, and its two sides: how it is defined and how it behaves. */
export default async function MethodLayout({ children, params }: MethodLayoutProps) {
  const context = await requireConsoleContext()
  const { apiId: restApiId, resourceId, httpMethod } = await params
  const { path } = await orNotFound(getResource(context, { restApiId, resourceId }))
  const address = `/console/apis/${restApiId}/resources/${resourceId}/methods/${httpMethod}`
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="flex min-w-0 items-center gap-3 text-lg">
          <MethodLabel method={httpMethod} className="text-base" />
          <code className="text-base wrap-anywhere">{path}</code>
        </h2>
        <ConfirmDialog
          title={`Delete ${httpMethod} ${path}?`}
          action={deleteMethodAction}
          hidden={{ restApiId, resourceId, httpMethod }}
          confirmLabel="Delete method"
          trigger={
            <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
              Delete
            </Button>
          }
        >
          The method and its integration are taken out of the draft. Callers notice when you deploy.
        </ConfirmDialog>
      </div>
      <Tabs
        label="Method sections"
        tabs={[
          { label: 'Definition', href: address },
          { label: 'Test', href: `${address}/test` },
        ]}
      />
      {children}
    </div>
  )
}
