import { Plus, SquareFunction } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { CreateHelloWorld } from '#components/functions/create-hello-world.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listFunctions } from '#server/functions/list-functions.ts'
import { isAllowed } from '#server/permissions.ts'
import { listAll } from '../list-all.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { createFunctionAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('functions')
  return { title: t('titles.functions') }
}

export default async function FunctionsPage({ searchParams }: PageProps) {
  const t = await getTranslations('functions')
  const context = await requireConsoleContext()
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const all = await listAll((position) => listFunctions(context, { limit: 500, position }))
  const functions = all.filter(({ functionName, description }) =>
    `${functionName} ${description}`.toLowerCase().includes(wanted),
  )
  const canWrite = isAllowed(context.actor, 'functions:write')
  const create = canWrite && (
    <LinkButton href="/console/functions/~new" variant="primary" icon={<Plus />}>
      {t('functionsPage.newFunction')}
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('functionsPage.functions')}
        count={all.length}
        description={t('functionsPage.nodeHandlersThatAPIsCall')}
        actions={all.length > 0 && create}
      />
      {all.length > 0 && <SearchField label={t('functionsPage.filterByNameOrDescription')} />}
      <Table
        label={t('functionsPage.functions')}
        rows={functions}
        keyOf={({ functionName }) => functionName}
        empty={
          all.length === 0 ? (
            <EmptyState
              icon={<SquareFunction />}
              title={t('functionsPage.noFunctionsYet')}
              actions={
                canWrite && (
                  <>
                    <CreateHelloWorld action={createFunctionAction} />
                    <LinkButton href="/console/functions/~new">{t('functionsPage.writeYourOwn')}</LinkButton>
                  </>
                )
              }
            >
              {t('functionsPage.aFunctionAnswersRequestsOf')}
            </EmptyState>
          ) : (
            <EmptyState title={t('functionsPage.noFunctionMatches')} />
          )
        }
        columns={[
          {
            header: t('functionsPage.name'),
            cell: ({ functionName, description }) => (
              <span className="flex min-w-0 flex-col">
                <Link href={`/console/functions/${functionName}`} className="text-link font-medium wrap-anywhere">
                  {functionName}
                </Link>
                {description && <span className="text-muted text-xs">{description}</span>}
              </span>
            ),
          },
          {
            header: 'ARN',
            wideOnly: true,
            cell: (row) => <CopyableId id={row.functionArn} label="ARN" className="max-w-72" />,
          },
          { header: t('functionsPage.memory'), align: 'end', cell: ({ memorySize }) => `${memorySize} MB` },
          { header: t('functionsPage.timeout'), align: 'end', cell: ({ timeout }) => `${timeout} s` },
          { header: t('functionsPage.changed'), cell: ({ lastModified }) => <RelativeTime at={lastModified} /> },
        ]}
      />
    </div>
  )
}
