import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ModelList } from '#components/models/model-list.tsx'
import { modelUses, referringModels } from '#components/models/model-uses.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getModels } from '#server/rest-apis/models/get-models.ts'
import { listAll } from '../../../../list-all.ts'
import { type PageProps, textOf } from '../../../../page-props.ts'
import { placedMethods } from '../placed-methods.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('models')
  return { title: t('titles.models') }
}

export default async function ModelsPage({ params, searchParams }: PageProps<'apiId'>) {
  const t = await getTranslations('models')
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const all = await orNotFound(listAll((position) => getModels(context, { restApiId, limit: 500, position })))
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const methods = all.length === 0 ? [] : await placedMethods(context, restApiId)
  return (
    <ModelList
      restApiId={restApiId}
      count={all.length}
      canWrite={isAllowed(context.actor, 'apis:write')}
      models={all
        .filter(({ name, description = '' }) => `${name} ${description}`.toLowerCase().includes(wanted))
        .map((model) => ({
          ...model,
          useCount: modelUses(methods, model.name, t).length,
          referrers: referringModels(all, model.name),
        }))}
    />
  )
}
