import { PairRows } from '#components/apis/pair-rows.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface FunctionEnvironmentProps {
  action: FormAction
  functionName: string
  revisionId: string
  /** Undefined for who may not see them. */
  variables: readonly (readonly [name: string, value: string])[] | undefined
}

/** Environment variables: encrypted where they are kept, and all that a function sees of an environment. */
export function FunctionEnvironment({ action, functionName, revisionId, variables }: FunctionEnvironmentProps) {
  return (
    <Card title="Environment variables" description="Kept encrypted; 4 KB together">
      {variables === undefined ? (
        <Notice title="Only who may change functions sees their variables">Ask a developer of this account.</Notice>
      ) : (
        <Form action={action} hidden={{ functionName, revisionId }} aria-label="Environment variables">
          <PairRows
            field="variables"
            label="Variables"
            nameLabel="Name"
            valueLabel="Value"
            namePlaceholder="TABLE_NAME"
            rows={variables}
          />
          <SubmitButton className="self-start">Save variables</SubmitButton>
        </Form>
      )}
    </Card>
  )
}
