import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UsedBy } from '#components/apis/used-by.tsx'
import { AuthorizerForm } from '#components/authorizers/authorizer-form.tsx'
import { AuthorizerTest } from '#components/authorizers/authorizer-test.tsx'
import { DeleteAuthorizer } from '#components/authorizers/delete-authorizer.tsx'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { PartHeader } from '#components/ui/part-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getAuthorizer } from '#server/rest-apis/authorizers/get-authorizer.ts'
import { functionChoices } from '../../../../../function-choices.ts'
import type { PageProps } from '../../../../../page-props.ts'
import { placedMethods } from '../../placed-methods.ts'
import { deleteAuthorizerAction, testAuthorizerAction, updateAuthorizerAction } from '../actions.ts'

export async function generateMetadata({ params }: PageProps<'authorizerId'>): Promise<Metadata> {
  const t = await getTranslations('authorizers')
  return { title: `${t('titles.authorizer')} ${(await params).authorizerId}` }
}

export default async function AuthorizerPage({ params }: PageProps<'apiId' | 'authorizerId'>) {
  const t = await getTranslations('authorizers')
  const context = await requireConsoleContext()
  const { apiId: restApiId, authorizerId } = await params
  const authorizer = await orNotFound(getAuthorizer(context, { restApiId, authorizerId }))
  const methods = await placedMethods(context, restApiId)
  const key = { restApiId, authorizerId }
  const canWrite = isAllowed(context.actor, 'apis:write')
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <PartHeader
        backHref={`/console/apis/${restApiId}/authorizers`}
        backLabel={t('authorizersPage.authorizers')}
        title={authorizer.name}
        aside={<CopyableId id={authorizer.id} label={t('authorizersPage.authorizerId')} />}
        actions={
          canWrite && <DeleteAuthorizer authorizerKey={key} name={authorizer.name} action={deleteAuthorizerAction} />
        }
      />
      <div className="grid min-w-0 items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title={t('authorizersPage.configuration')} description={t('authorizersPage.whoIsAskedAndAbout')}>
          <AuthorizerForm
            action={updateAuthorizerAction}
            hidden={key}
            authorizer={authorizer}
            functions={await functionChoices(context)}
            submitLabel={t('authorizersPage.saveAuthorizer')}
            canWrite={canWrite}
          />
        </Card>
        <div className="flex min-w-0 flex-col gap-5">
          {canWrite && <AuthorizerTest authorizerKey={key} authorizer={authorizer} run={testAuthorizerAction} />}
          <UsedBy
            restApiId={restApiId}
            uses={methods
              .filter(({ method }) => method.authorizerId === authorizerId)
              .map(({ method: _, ...use }) => use)}
            nothing={t('authorizersPage.chooseItInAMethods')}
          />
        </div>
      </div>
    </div>
  )
}
