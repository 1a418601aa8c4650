import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FunctionCode } from '#components/functions/function-code.tsx'
import { TestFunction } from '#components/functions/test-function.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getFunctionConfiguration } from '#server/functions/get-function-configuration.ts'
import { listFunctionFiles } from '#server/functions/list-function-files.ts'
import { isAllowed } from '#server/permissions.ts'
import { type PageProps, textOf } from '../../page-props.ts'
import { removeFunctionFileAction, saveFunctionFileAction, testFunctionAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('functions')
  return { title: t('titles.function') }
}

export default async function FunctionPage({ params, searchParams }: PageProps<'functionName'>) {
  const context = await requireConsoleContext()
  const { functionName } = await params
  const configuration = await orNotFound(getFunctionConfiguration(context, { functionName }))
  const { files, isComplete } = await orNotFound(listFunctionFiles(context, { functionName }))
  const canWrite = isAllowed(context.actor, 'functions:write')
  const wanted = textOf(await searchParams, 'file')
  return (
    <div
      className={classNames(
        'grid min-w-0 grid-cols-1 items-start gap-5',
        canWrite && 'xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]',
      )}
    >
      <FunctionCode
        functionName={functionName}
        revisionId={configuration.revisionId}
        handler={configuration.handler}
        files={files}
        isComplete={isComplete}
        wanted={wanted}
        canWrite={canWrite}
        saveAction={saveFunctionFileAction}
        removeAction={removeFunctionFileAction}
        uploadHref={`/console/functions/~code?update=${functionName}`}
      />
      {canWrite && <TestFunction functionName={functionName} action={testFunctionAction} />}
    </div>
  )
}
