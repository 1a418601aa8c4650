import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DocumentationPage } from '#components/documentation/documentation-page.tsx'
import { type ExamplePlace, MethodExamples } from '#components/documentation/method-examples.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { type DocumentationTree, getDocumentationTree } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { listMethodExamples } from '#server/rest-apis/documentation/list-method-examples.ts'
import { type PageProps, textOf } from '../../../../page-props.ts'
import {
  createPartAction,
  removeExampleAction,
  removePartAction,
  restoreExampleAction,
  updatePartAction,
} from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('documentation')
  return { title: t('titles.documentation') }
}

export default async function ApiDocumentationPage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const search = await searchParams
  const tree = await orNotFound(getDocumentationTree(context, { restApiId }))
  const canWrite = isAllowed(context.actor, 'apis:write')
  const place = methodPlace(restApiId, tree, textOf(search, 'at'))
  return (
    <DocumentationPage
      restApiId={restApiId}
      tree={tree}
      search={search}
      filter={{ status: textOf(search, 'show'), type: textOf(search, 'type'), text: textOf(search, 'q') }}
      at={textOf(search, 'at')}
      partId={textOf(search, 'part')}
      actions={canWrite ? { create: createPartAction, update: updatePartAction, remove: removePartAction } : undefined}
      examples={
        place && (
          <MethodExamples
            place={place}
            examples={(await listMethodExamples(context, place)).items}
            mayWrite={canWrite}
            remove={removeExampleAction}
            restore={restoreExampleAction}
          />
        )
      }
    />
  )
}

/** Where the method that is open has its examples. */
function methodPlace(restApiId: string, { entities }: DocumentationTree, at: string): ExamplePlace | undefined {
  const { type, path, method } = entities.find(({ key }) => key === at)?.location ?? {}
  return type === 'METHOD' && path !== undefined && method !== undefined
    ? { restApiId, path, httpMethod: method }
    : undefined
}
