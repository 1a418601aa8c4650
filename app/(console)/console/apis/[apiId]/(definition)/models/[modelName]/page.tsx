import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UsedBy } from '#components/apis/used-by.tsx'
import { DeleteModel } from '#components/models/delete-model.tsx'
import { ModelDerived } from '#components/models/model-derived.tsx'
import { ModelForm } from '#components/models/model-form.tsx'
import { ModelReferences } from '#components/models/model-references.tsx'
import { modelUses, referencedModels, referringModels } from '#components/models/model-uses.ts'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { PartHeader } from '#components/ui/part-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getModel } from '#server/rest-apis/models/get-model.ts'
import { getModelExample } from '#server/rest-apis/models/get-model-example.ts'
import { getModelTemplate } from '#server/rest-apis/models/get-model-template.ts'
import { getModels } from '#server/rest-apis/models/get-models.ts'
import { listAll } from '../../../../../list-all.ts'
import type { PageProps } from '../../../../../page-props.ts'
import { placedMethods } from '../../placed-methods.ts'
import { deleteModelAction, updateModelAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('models')
  return { title: t('titles.model') }
}

export default async function ModelPage({ params }: PageProps<'apiId' | 'modelName'>) {
  const t = await getTranslations('models')
  const context = await requireConsoleContext()
  const { apiId: restApiId, modelName } = await params
  const key = { restApiId, modelName }
  const model = await orNotFound(getModel(context, key))
  const all = await listAll((position) => getModels(context, { restApiId, limit: 500, position }))
  const methods = await placedMethods(context, restApiId)
  const { example } = await getModelExample(context, key)
  const { value: template } = await getModelTemplate(context, key)
  const canWrite = isAllowed(context.actor, 'apis:write')
  const base = `/console/apis/${restApiId}/models`
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <PartHeader
        backHref={base}
        backLabel={t('modelsPage.models')}
        title={model.name}
        aside={<CopyableId id={model.id} label={t('modelsPage.modelId')} />}
        actions={canWrite && <DeleteModel modelKey={key} action={deleteModelAction} />}
      />
      <div className="grid min-w-0 items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title={t('modelsPage.definition')} description={model.contentType}>
          <ModelForm modelKey={key} model={model} canWrite={canWrite} action={updateModelAction} />
        </Card>
        <div className="flex min-w-0 flex-col gap-5">
          <UsedBy
            restApiId={restApiId}
            uses={modelUses(methods, modelName, t)}
            nothing={t('modelsPage.noMethodsRequestOrResponse')}
          />
          <ModelReferences
            base={base}
            refersTo={referencedModels(model.schema).filter((name) => name !== modelName)}
            referredBy={referringModels(all, modelName)}
          />
          <ModelDerived example={example} template={template} />
        </div>
      </div>
    </div>
  )
}
