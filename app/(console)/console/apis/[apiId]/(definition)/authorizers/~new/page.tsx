import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthorizerForm } from '#components/authorizers/authorizer-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { PartHeader } from '#components/ui/part-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { functionChoices } from '../../../../../function-choices.ts'
import type { PageProps } from '../../../../../page-props.ts'
import { createAuthorizerAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('authorizers')
  return { title: t('titles.newAuthorizer') }
}

export default async function NewAuthorizerPage({ params }: PageProps<'apiId'>) {
  const t = await getTranslations('authorizers')
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  await orNotFound(getRestApi(context, { restApiId }))
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <PartHeader
        backHref={`/console/apis/${restApiId}/authorizers`}
        backLabel={t('authorizersNewPage.authorizers')}
        title={t('authorizersNewPage.newAuthorizer')}
      />
      {isAllowed(context.actor, 'apis:write') ? (
        <Card title={t('authorizersNewPage.configuration')} description={t('authorizersNewPage.saysWhoMayCallMethods')}>
          <AuthorizerForm
            action={createAuthorizerAction}
            hidden={{ restApiId }}
            functions={await functionChoices(context)}
            submitLabel={t('authorizersNewPage.createAuthorizer')}
            canWrite
          />
        </Card>
      ) : (
        <NotAllowed />
      )}
    </div>
  )
}
