import { MethodOverridePanel } from '#components/stages/method-override-panel.tsx'
import { MethodOverrides } from '#components/stages/method-overrides.tsx'
import { stageMethods } from '#components/stages/stage-methods.ts'
import { getResourceTree } from '#server/rest-apis/resources/get-resource-tree.ts'
import { type PageProps, textOf } from '../../../../../../page-props.ts'
import { inheritMethodAction, restoreMethodAction, saveMethodAction } from '../method-actions.ts'
import { stagePage } from '../stage-page.ts'
import { stageTitle } from '../stage-title.ts'

export const generateMetadata = stageTitle('methods')

const shownAtMost = 200

export default async function StageMethodsPage({ params, searchParams }: PageProps<'apiId' | 'stageName'>) {
  const { context, restApiId, stageName, stage, canWrite, here } = await stagePage(params)
  const search = await searchParams
  const view = textOf(search, 'view') === 'own' ? 'own' : 'all'
  const words = textOf(search, 'q').toLowerCase().split(/\s+/).filter(Boolean)
  const methods = stageMethods(await getResourceTree(context, { restApiId }), stage.methodSettings)
  const matching = methods.filter(({ path, httpMethod, isOwn }) => {
    const text = `${httpMethod} ${path}`.toLowerCase()
    return (view === 'all' || isOwn) && words.every((word) => text.includes(word))
  })
  const current = methods.find(({ key }) => key === textOf(search, 'method'))
  return (
    <>
      <MethodOverrides
        here={`${here}/methods`}
        methods={matching.slice(0, shownAtMost)}
        count={matching.length}
        view={view}
        canWrite={canWrite}
        currentKey={current?.key}
      />
      {current && (
        <MethodOverridePanel
          key={current.key}
          restApiId={restApiId}
          stageName={stageName}
          method={current}
          closeHref={`${here}/methods`}
          canWrite={canWrite}
          saveAction={saveMethodAction}
          inheritAction={inheritMethodAction}
          restoreAction={restoreMethodAction}
        />
      )}
    </>
  )
}
