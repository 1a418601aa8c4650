import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ValidatorList } from '#components/validators/validator-list.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRequestValidators } from '#server/rest-apis/request-validators/get-request-validators.ts'
import { listAll } from '../../../../list-all.ts'
import type { PageProps } from '../../../../page-props.ts'
import { placedMethods } from '../placed-methods.ts'
import { deleteValidatorAction, saveValidatorAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('validators')
  return { title: t('titles.requestValidators') }
}

export default async function ValidatorsPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const validators = await orNotFound(
    listAll((position) => getRequestValidators(context, { restApiId, limit: 500, position })),
  )
  const methods = validators.length === 0 ? [] : await placedMethods(context, restApiId)
  return (
    <ValidatorList
      restApiId={restApiId}
      canWrite={isAllowed(context.actor, 'apis:write')}
      validators={validators.map((validator) => ({
        ...validator,
        uses: methods
          .filter(({ method }) => method.requestValidatorId === validator.id)
          .map(({ resourceId, path, httpMethod }) => ({ resourceId, path, httpMethod })),
      }))}
      saveAction={saveValidatorAction}
      deleteAction={deleteValidatorAction}
    />
  )
}
