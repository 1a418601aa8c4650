import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GatewayResponseList } from '#components/gateway-responses/gateway-response-list.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getGatewayResponses } from '#server/rest-apis/gateway-responses/get-gateway-responses.ts'
import { sampleRefusal } from '#server/rest-apis/gateway-responses/sample-refusal.ts'
import { listAll } from '../../../../list-all.ts'
import { type PageProps, textOf } from '../../../../page-props.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gateway-responses')
  return { title: t('titles.gatewayResponses') }
}

export default async function GatewayResponsesPage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const search = await searchParams
  const responses = await orNotFound(
    listAll((position) => getGatewayResponses(context, { restApiId, limit: 500, position })),
  )
  return (
    <GatewayResponseList
      restApiId={restApiId}
      responses={responses.map((response) => ({
        ...response,
        defaultStatus: sampleRefusal(response.responseType)?.status ?? 500,
      }))}
      search={search}
      show={textOf(search, 'show')}
    />
  )
}
