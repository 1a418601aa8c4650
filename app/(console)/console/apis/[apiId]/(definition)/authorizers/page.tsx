import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthorizerList } from '#components/authorizers/authorizer-list.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getAuthorizers } from '#server/rest-apis/authorizers/get-authorizers.ts'
import { listAll } from '../../../../list-all.ts'
import type { PageProps } from '../../../../page-props.ts'
import { placedMethods } from '../placed-methods.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('authorizers')
  return { title: t('titles.authorizers') }
}

export default async function AuthorizersPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const authorizers = await orNotFound(
    listAll((position) => getAuthorizers(context, { restApiId, limit: 500, position })),
  )
  const methods = authorizers.length === 0 ? [] : await placedMethods(context, restApiId)
  return (
    <AuthorizerList
      restApiId={restApiId}
      canWrite={isAllowed(context.actor, 'apis:write')}
      authorizers={authorizers
        .sort((one, other) => one.name.localeCompare(other.name))
        .map((authorizer) => ({
          ...authorizer,
          useCount: methods.filter(({ method }) => method.authorizerId === authorizer.id).length,
        }))}
    />
  )
}
