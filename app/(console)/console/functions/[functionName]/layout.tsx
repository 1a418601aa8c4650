import { Trash2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FunctionAddresses } from '#components/functions/function-addresses.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { invocationUri } from '#server/functions/function-arn.ts'
import { getFunctionConfiguration } from '#server/functions/get-function-configuration.ts'
import { isAllowed } from '#server/permissions.ts'
import { deleteFunctionAction } from '../actions.ts'

interface FunctionLayoutProps {
  children: ReactNode
  params: Promise<{ functionName: string }>
}

/** What the pages of one function share: its name, its addresses and its tabs. */
export default async function FunctionLayout({ children, params }: FunctionLayoutProps) {
  const t = await getTranslations('functions')
  const context = await requireConsoleContext()
  const { functionName } = await params
  const { functionArn, description } = await orNotFound(getFunctionConfiguration(context, { functionName }))
  const base = `/console/functions/${functionName}`
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <PageHeader
        title={functionName}
        {...(description ? { description } : {})}
        breadcrumbs={[{ label: t('functionsLayout.functions'), href: '/console/functions' }, { label: functionName }]}
        actions={
          isAllowed(context.actor, 'functions:write') && (
            <ConfirmDialog
              title={t('functionsLayout.delete', { functionName: functionName })}
              action={deleteFunctionAction}
              hidden={{ functionName }}
              confirmLabel={t('functionsLayout.deleteFunction')}
              confirmText={functionName}
              trigger={
                <Button variant="danger-ghost" icon={<Trash2 />}>
                  {t('functionsLayout.delete2')}
                </Button>
              }
            >
              {t('functionsLayout.itsVersionsAliasesAndLogs')}
            </ConfirmDialog>
          )
        }
      />
      <FunctionAddresses arn={functionArn} uri={invocationUri(context.settings.region, functionArn)} />
      <Tabs
        label={t('functionsLayout.functionSections')}
        tabs={[
          { label: t('functionsLayout.codeAndTest'), href: base },
          { label: t('functionsLayout.configuration'), href: `${base}/configuration` },
          { label: t('functionsLayout.versionsAndAliases'), href: `${base}/versions` },
          { label: t('functionsLayout.logs'), href: `${base}/logs` },
        ]}
      />
      {children}
    </div>
  )
}
