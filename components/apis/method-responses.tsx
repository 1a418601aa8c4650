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
import type { MethodResponse } from '#server/rest-apis/methods/method.ts'
import { DeleteResponse } from './delete-response.tsx'
import type { MethodKey } from './method-request-form.tsx'
import { PairRows } from './pair-rows.tsx'

interface MethodResponsesProps {
  methodKey: MethodKey
  responses: readonly MethodResponse[]
  /** Names of the API's models. */
  models: readonly string[]
  saveAction: FormAction
  deleteAction: FormAction
}

/** What the method says that it answers: what integration responses may fill, and what the reference shows. */
export function MethodResponses({ methodKey, responses, models, saveAction, deleteAction }: MethodResponsesProps) {
  const add = (
    <EditResponse
      methodKey={methodKey}
      models={models}
      action={saveAction}
      trigger={
        <Button size="small" icon={<Plus />}>
          Add
        </Button>
      }
    />
  )
  return (
    <section id="method-responses" className="scroll-mt-4">
      <Card
        title="Method responses"
        description="The statuses and headers that callers may count on"
        actions={responses.length > 0 ? add : undefined}
      >
        <Table
          label="Method responses"
          rows={responses}
          keyOf={({ statusCode }) => statusCode}
          empty={
            <EmptyState title="No method responses" actions={add}>
              A proxied method needs none; a mapped one declares each status here first.
            </EmptyState>
          }
          columns={[
            { header: 'Status', cell: ({ statusCode }) => <StatusChip>{statusCode}</StatusChip> },
            {
              header: 'Headers',
              cell: ({ responseParameters }) => headerNames(responseParameters).join(', ') || '–',
            },
            {
              header: 'Body',
              cell: ({ responseModels }) =>
                Object.entries(responseModels ?? {})
                  .map(([contentType, model]) => `${contentType}: ${model}`)
                  .join(', ') || '–',
            },
            {
              header: 'Actions',
              hideHeader: true,
              align: 'end',
              cell: (response) => (
                <div className="flex justify-end gap-1">
                  <EditResponse
                    methodKey={methodKey}
                    models={models}
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

function headerNames(parameters: Readonly<Record<string, boolean>> | undefined): string[] {
  return Object.keys(parameters ?? {}).map((name) => name.replace('method.response.header.', ''))
}

interface EditResponseProps {
  methodKey: MethodKey
  models: readonly string[]
  action: FormAction
  response?: MethodResponse
  trigger: React.ReactElement
}

function EditResponse({ methodKey, models, action, response, trigger }: EditResponseProps) {
  return (
    <Dialog title={response ? `Method response ${response.statusCode}` : 'Add a method response'} trigger={trigger}>
      <Form action={action} hidden={{ ...methodKey }}>
        <TextField
          name="statusCode"
          label="Status"
          defaultValue={response?.statusCode ?? '200'}
          isReadOnly={response !== undefined}
          inputMode="numeric"
        />
        <PairRows
          field="responseParameters"
          label="Headers"
          nameLabel="Header"
          namePlaceholder="method.response.header.X-Total"
          rows={Object.keys(response?.responseParameters ?? {}).map((name) => [name, ''])}
        />
        <PairRows
          field="responseModels"
          label="Models of the body"
          nameLabel="Content type"
          namePlaceholder="application/json"
          valueLabel="Model"
          choices={models}
          rows={Object.entries(response?.responseModels ?? {})}
        />
        <DialogFooter>
          <SubmitButton>Save</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
