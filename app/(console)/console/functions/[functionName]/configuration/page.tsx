import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FunctionConfigurationForm } from '#components/functions/function-configuration-form.tsx'
import { FunctionEnvironment } from '#components/functions/function-environment.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getFunctionConfiguration } from '#server/functions/get-function-configuration.ts'
import { isAllowed } from '#server/permissions.ts'
import type { PageProps } from '../../../page-props.ts'
import { updateConfigurationAction, updateEnvironmentAction } from '../../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('functions')
  return { title: t('titles.functionConfiguration') }
}

export default async function ConfigurationPage({ params }: PageProps<'functionName'>) {
  const context = await requireConsoleContext()
  const { functionName } = await params
  const configuration = await orNotFound(getFunctionConfiguration(context, { functionName }))
  const { environment, revisionId } = configuration
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <FunctionConfigurationForm
        action={updateConfigurationAction}
        configuration={configuration}
        canWrite={isAllowed(context.actor, 'functions:write')}
      />
      <FunctionEnvironment
        action={updateEnvironmentAction}
        functionName={functionName}
        revisionId={revisionId}
        variables={'variables' in environment ? Object.entries(environment.variables) : undefined}
      />
    </div>
  )
}
