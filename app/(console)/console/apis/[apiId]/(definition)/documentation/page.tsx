import type { Metadata } from 'next'
import { DocumentationPage } from '#components/documentation/documentation-page.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getDocumentationTree } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { type PageProps, textOf } from '../../../../page-props.ts'
import { createPartAction, removePartAction, updatePartAction } from './actions.ts'

export const metadata: Metadata = { title: 'Documentation' }

export default async function ApiDocumentationPage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const search = await searchParams
  const tree = await orNotFound(getDocumentationTree(context, { restApiId }))
  return (
    <DocumentationPage
      restApiId={restApiId}
      tree={tree}
      search={search}
      filter={{ status: textOf(search, 'show'), type: textOf(search, 'type'), text: textOf(search, 'q') }}
      at={textOf(search, 'at')}
      partId={textOf(search, 'part')}
      actions={{ create: createPartAction, update: updatePartAction, remove: removePartAction }}
    />
  )
}
