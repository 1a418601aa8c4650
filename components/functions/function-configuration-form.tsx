import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { FunctionConfiguration } from '#server/functions/function-configuration.ts'

interface FunctionConfigurationFormProps {
  action: FormAction
  configuration: FunctionConfiguration
}

/** What a function may use, and where its handler is. */
export function FunctionConfigurationForm({ action, configuration }: FunctionConfigurationFormProps) {
  const { functionName, revisionId, description, handler, memorySize, timeout, runtime } = configuration
  return (
    <Card title="General" description={`Runtime ${runtime}`}>
      <Form action={action} hidden={{ functionName, revisionId }} aria-label="General configuration">
        <TextField name="description" label="Description" defaultValue={description} optional />
        <TextField
          name="handler"
          label="Handler"
          defaultValue={handler}
          help="{file}.{export}: index.handler is what index.js or index.mjs exports as handler."
          monospace
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="memorySize"
            label="Memory"
            defaultValue={String(memorySize)}
            suffix="MB"
            help="128 to 3,008. Node itself takes about 50."
            inputMode="numeric"
          />
          <TextField
            name="timeout"
            label="Timeout"
            defaultValue={String(timeout)}
            suffix="seconds"
            help="1 to 900. An integration waits 29 seconds unless its own timeout says otherwise."
            inputMode="numeric"
          />
        </div>
        <SubmitButton className="self-start">Save</SubmitButton>
      </Form>
    </Card>
  )
}
