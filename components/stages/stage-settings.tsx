import { Trash2 } from 'lucide-react'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Stage } from '#server/rest-apis/stages/stage.ts'

interface StageSettingsProps {
  restApiId: string
  stage: Stage
  variablesAction: FormAction
  throttleAction: FormAction
  deleteAction: FormAction
}

/** Variables, throttling and the end of a stage. All of it takes effect without a deployment. */
export function StageSettings({ restApiId, stage, variablesAction, throttleAction, deleteAction }: StageSettingsProps) {
  const key = { restApiId, stageName: stage.stageName }
  const setting = stage.methodSettings['*/*']
  return (
    <>
      <Card title="Throttling" description="For all callers of the stage together; plans limit each key besides">
        <Form action={throttleAction} hidden={key}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="throttlingRateLimit"
              label="Rate"
              suffix="per second"
              inputMode="decimal"
              defaultValue={String(setting?.throttlingRateLimit ?? '')}
              placeholder="no limit"
              optional
            />
            <TextField
              name="throttlingBurstLimit"
              label="Burst"
              suffix="at once"
              inputMode="numeric"
              defaultValue={String(setting?.throttlingBurstLimit ?? '')}
              placeholder="no limit"
              optional
            />
          </div>
          <SubmitButton variant="secondary" className="self-start">
            Save throttling
          </SubmitButton>
        </Form>
      </Card>
      <Card title="Description and variables" description="An integration’s URL may use a stage’s variables">
        <Form action={variablesAction} hidden={key}>
          <TextField name="description" label="Description" defaultValue={stage.description ?? ''} optional />
          <PairRows
            field="variables"
            label="Stage variables"
            nameLabel="Name"
            namePlaceholder="backend"
            valueLabel="Value"
            valuePlaceholder="api.example.com"
            rows={Object.entries(stage.variables ?? {})}
          />
          <SubmitButton variant="secondary" className="self-start">
            Save variables
          </SubmitButton>
        </Form>
      </Card>
      <Card title="Delete this stage" description="Its address stops answering at once. Deployments stay.">
        <ConfirmDialog
          title={`Delete the stage ${stage.stageName}?`}
          action={deleteAction}
          hidden={key}
          confirmLabel="Delete stage"
          confirmText={stage.stageName}
          trigger={
            <Button variant="danger" icon={<Trash2 />}>
              Delete stage
            </Button>
          }
        >
          Every call to it fails from now on, and it leaves the usage plans that cover it.
        </ConfirmDialog>
      </Card>
    </>
  )
}
