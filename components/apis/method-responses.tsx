import { Pencil, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { MethodResponse } from '#server/rest-apis/methods/method.ts'
import { DeleteResponse } from './delete-response.tsx'
import type { MethodKey } from './method-request-form.tsx'
import { PairRows } from './pair-rows.tsx'

interface MethodResponsesProps {
  methodKey: MethodKey
  responses: readonly MethodResponse[]
  /** Names of the API's models. */
  models: readonly string[]
  canWrite: boolean
  saveAction: FormAction
  deleteAction: FormAction
}

/** What the method says that it answers: what integration responses may fill, and what the reference shows. */
export function MethodResponses(props: MethodResponsesProps) {
  const { methodKey, responses, models, canWrite, saveAction } = props
  const t = useTranslations('apis.methodResponses')
  const apis = useTranslations('apis')
  const add = (
    <EditResponse
      methodKey={methodKey}
      models={models}
      action={saveAction}
      trigger={
        <Button size="small" icon={<Plus />}>
          {apis('add')}
        </Button>
      }
    />
  )
  return (
    <section id="method-responses" className="scroll-mt-4">
      <Card
        title={t('title')}
        description={t('description')}
        actions={canWrite && responses.length > 0 ? add : undefined}
      >
        <Table
          label={t('title')}
          rows={responses}
          keyOf={({ statusCode }) => statusCode}
          empty={
            <EmptyState title={t('empty')} {...(canWrite ? { actions: add } : {})}>
              {t('emptyText')}
            </EmptyState>
          }
          columns={[
            { header: apis('status'), cell: ({ statusCode }) => <StatusChip>{statusCode}</StatusChip> },
            {
              header: t('headers'),
              cell: ({ responseParameters }) => headerNames(responseParameters).join(', ') || '–',
            },
            {
              header: t('body'),
              cell: ({ responseModels }) =>
                Object.entries(responseModels ?? {})
                  .map(([contentType, model]) => `${contentType}: ${model}`)
                  .join(', ') || '–',
            },
            {
              header: apis('actions'),
              hideHeader: true,
              align: 'end',
              cell: (response) =>
                canWrite && (
                  <div className="flex justify-end gap-1">
                    <EditResponse
                      methodKey={methodKey}
                      models={models}
                      action={saveAction}
                      response={response}
                      trigger={
                        <Button size="small" variant="ghost" icon={<Pencil />}>
                          {apis('edit')}
                        </Button>
                      }
                    />
                    <DeleteResponse
                      methodKey={methodKey}
                      statusCode={response.statusCode}
                      action={props.deleteAction}
                    />
                  </div>
                ),
            },
          ]}
        />
      </Card>
    </section>
  )
}

function headerNames(parameters: Readonly<Record<string, boolean>> | undefined): string[] {
  return Object.keys(parameters ?? {}).map((name) => name.replace('method.response.header.', ''))
}

interface EditResponseProps {
  methodKey: MethodKey
  models: readonly string[]
  action: FormAction
  response?: MethodResponse
  trigger: ReactElement
}

function EditResponse({ methodKey, models, action, response, trigger }: EditResponseProps) {
  const t = useTranslations('apis.methodResponses')
  const apis = useTranslations('apis')
  const headers = Object.entries(response?.responseParameters ?? {})
  return (
    <Dialog title={response ? t('editTitle', { status: response.statusCode }) : t('addTitle')} trigger={trigger}>
      <Form action={action} hidden={{ ...methodKey }}>
        <TextField
          name="statusCode"
          label={apis('status')}
          info="methods.methodResponse"
          defaultValue={response?.statusCode ?? '200'}
          isReadOnly={response !== undefined}
          inputMode="numeric"
        />
        <PairRows
          field="responseParameters"
          label={t('headers')}
          info="methods.responseHeaders"
          nameLabel={t('header')}
          namePlaceholder="method.response.header.X-Total"
          valueLabel={t('required')}
          choices={['optional', 'required']}
          choiceLabels={{ optional: t('optional'), required: t('required') }}
          rows={headers.map(([name, isRequired]) => [name, isRequired ? 'required' : 'optional'])}
        />
        <PairRows
          field="responseModels"
          label={t('models')}
          info="methods.responseModels"
          nameLabel={t('contentType')}
          namePlaceholder="application/json"
          valueLabel={t('model')}
          choices={models}
          rows={Object.entries(response?.responseModels ?? {})}
        />
        <DialogFooter>
          <SubmitButton>{apis('save')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
