import { Pencil, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { IntegrationResponse } from '#server/rest-apis/integrations/integration.ts'
import { AddIntegrationResponse } from './add-integration-response.tsx'
import { DeleteResponse } from './delete-response.tsx'
import type { MethodKey } from './method-request-form.tsx'

interface IntegrationResponsesProps {
  methodKey: MethodKey
  responses: readonly IntegrationResponse[]
  /** Statuses that the method declares: an integration response fills one of them. */
  declared: readonly string[]
  /** Of the method's page. */
  address: string
  /** The status whose response is open below. */
  current: string
  canWrite: boolean
  addAction: FormAction
  deleteAction: FormAction
}

/** How what the backend answers becomes an answer of the method. */
export function IntegrationResponses(props: IntegrationResponsesProps) {
  const { methodKey, responses, address, current, canWrite } = props
  const t = useTranslations('apis.integrationResponses')
  const apis = useTranslations('apis')
  const taken = responses.map(({ statusCode }) => statusCode)
  const add = (
    <AddIntegrationResponse
      methodKey={methodKey}
      suggested={props.declared.find((status) => !taken.includes(status)) ?? '200'}
      action={props.addAction}
      trigger={
        <Button size="small" icon={<Plus />}>
          {apis('add')}
        </Button>
      }
    />
  )
  return (
    <section id="integration-responses" className="scroll-mt-4">
      <Card
        title={t('title')}
        description={t('description')}
        actions={canWrite && responses.length > 0 ? add : undefined}
      >
        <Table
          label={t('title')}
          rows={responses}
          keyOf={({ statusCode }) => statusCode}
          isCurrent={({ statusCode }) => statusCode === current}
          empty={
            <EmptyState title={t('empty')} {...(canWrite ? { actions: add } : {})}>
              {t('emptyText')}
            </EmptyState>
          }
          columns={[
            { header: apis('status'), cell: ({ statusCode }) => <StatusChip>{statusCode}</StatusChip> },
            {
              header: t('pattern'),
              cell: ({ selectionPattern }) =>
                selectionPattern ? <code className="text-xs">{selectionPattern}</code> : t('default'),
            },
            {
              header: t('mapped'),
              cell: (response) => <Mapped response={response} />,
            },
            {
              header: apis('actions'),
              hideHeader: true,
              align: 'end',
              cell: ({ statusCode }) => (
                <div className="flex justify-end gap-1">
                  <LinkButton
                    href={`${address}?part=integration-responses&status=${statusCode}`}
                    size="small"
                    variant="ghost"
                    icon={<Pencil />}
                  >
                    {canWrite ? apis('edit') : apis('view')}
                  </LinkButton>
                  {canWrite && (
                    <DeleteResponse methodKey={methodKey} statusCode={statusCode} action={props.deleteAction} />
                  )}
                </div>
              ),
            },
          ]}
        />
      </Card>
    </section>
  )
}

function Mapped({ response: { responseParameters, responseTemplates } }: { response: IntegrationResponse }) {
  const t = useTranslations('apis.integrationResponses')
  const headers = Object.keys(responseParameters ?? {}).length
  const parts = [headers > 0 && t('headers', { count: headers }), ...Object.keys(responseTemplates ?? {})]
  return parts.filter(Boolean).join(', ') || t('nothing')
}
