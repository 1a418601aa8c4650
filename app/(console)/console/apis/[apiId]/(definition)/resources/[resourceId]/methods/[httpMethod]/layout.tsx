import { Trash2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
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
  const t = await getTranslations('apis')
  const address = `/console/apis/${restApiId}/resources/${resourceId}/methods/${httpMethod}`
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="flex min-w-0 items-center gap-3 text-lg">
          <MethodLabel method={httpMethod} className="text-base" />
          <code className="text-base wrap-anywhere">{path}</code>
        </h2>
        {isAllowed(context.actor, 'apis:write') && (
          <ConfirmDialog
            title={t('deleteMethod.title', { method: httpMethod, path })}
            action={deleteMethodAction}
            hidden={{ restApiId, resourceId, httpMethod }}
            confirmLabel={t('deleteMethod.confirm')}
            trigger={
              <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
                {t('deleteMethod.delete')}
              </Button>
            }
          >
            {t('deleteMethod.text')}
          </ConfirmDialog>
        )}
      </div>
      <Tabs
        label={t('methodPage.sections')}
        tabs={[
          { label: t('methodPage.definition'), href: address },
          { label: t('methodPage.test'), href: `${address}/test` },
        ]}
      />
      {children}
    </div>
  )
}
