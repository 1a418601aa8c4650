import { Pencil, Plus } from 'lucide-react'
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
import type { IntegrationResponse } from '#server/rest-apis/integrations/integration.ts'
import { DeleteResponse } from './delete-response.tsx'
import type { MethodKey } from './method-request-form.tsx'
import { PairRows } from './pair-rows.tsx'

interface IntegrationResponsesProps {
  methodKey: MethodKey
  responses: readonly IntegrationResponse[]
  saveAction: FormAction
  deleteAction: FormAction
}

/** How what the backend answers becomes an answer of the method. */
export function IntegrationResponses({ methodKey, responses, saveAction, deleteAction }: IntegrationResponsesProps) {
  const add = (
    <EditResponse
      methodKey={methodKey}
      action={saveAction}
      trigger={
        <Button size="small" icon={<Plus />}>
          Add
        </Button>
      }
    />
  )
  return (
    <section id="integration-responses" className="scroll-mt-4">
      <Card
        title="Integration responses"
        description="The first whose pattern fits the backend’s status is used; the one without a pattern is the default"
        actions={responses.length > 0 ? add : undefined}
      >
        <Table
          label="Integration responses"
          rows={responses}
          keyOf={({ statusCode }) => statusCode}
          empty={
            <EmptyState title="No integration responses" actions={add}>
              Without one the gateway answers 500: it does not know what to make of the backend’s answer.
            </EmptyState>
          }
          columns={[
            { header: 'Status', cell: ({ statusCode }) => <StatusChip>{statusCode}</StatusChip> },
            {
              header: 'Pattern',
              cell: ({ selectionPattern }) =>
                selectionPattern ? <code className="text-xs">{selectionPattern}</code> : 'default',
            },
            {
              header: 'Mapped',
              cell: (response) => mapped(response),
            },
            {
              header: 'Actions',
              hideHeader: true,
              align: 'end',
              cell: (response) => (
                <div className="flex justify-end gap-1">
                  <EditResponse
                    methodKey={methodKey}
                    action={saveAction}
                    response={response}
                    trigger={
                      <Button size="small" variant="ghost" icon={<Pencil />}>
                        Edit
                      </Button>
                    }
                  />
                  <DeleteResponse methodKey={methodKey} statusCode={response.statusCode} action={deleteAction} />
                </div>
              ),
            },
          ]}
        />
      </Card>
    </section>
  )
}

function mapped({ responseParameters, responseTemplates }: IntegrationResponse): string {
  const headers = Object.keys(responseParameters ?? {}).length
  const templates = Object.keys(responseTemplates ?? {})
  const parts = [headers > 0 && `${headers} ${headers === 1 ? 'header' : 'headers'}`, ...templates].filter(Boolean)
  return parts.join(', ') || 'nothing'
}

interface EditResponseProps {
  methodKey: MethodKey
  action: FormAction
  response?: IntegrationResponse
  trigger: React.ReactElement
}

function EditResponse({ methodKey, action, response, trigger }: EditResponseProps) {
  return (
    <Dialog
      title={response ? `Integration response ${response.statusCode}` : 'Add an integration response'}
      size="large"
      trigger={trigger}
    >
      <Form action={action} hidden={{ ...methodKey }}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="statusCode"
            label="Status of the method’s answer"
            defaultValue={response?.statusCode ?? '200'}
            isReadOnly={response !== undefined}
            inputMode="numeric"
            help="Must be declared in the method responses"
          />
          <TextField
            name="selectionPattern"
            label="Pattern for the backend’s status"
            defaultValue={response?.selectionPattern ?? ''}
            placeholder="5\d{2}"
            monospace
            optional
            help="A regular expression; empty is the default"
          />
        </div>
        <PairRows
          field="responseParameters"
          label="Header mappings"
          nameLabel="To"
          namePlaceholder="method.response.header.X-Total"
          valueLabel="From"
          valuePlaceholder="integration.response.header.X-Total"
          rows={Object.entries(response?.responseParameters ?? {})}
        />
        <PairRows
          field="responseTemplates"
          label="Body templates"
          nameLabel="Content type"
          namePlaceholder="application/json"
          valueLabel="Template"
          multiline
          rows={Object.entries(response?.responseTemplates ?? {})}
        />
        <DialogFooter>
          <SubmitButton>Save</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
