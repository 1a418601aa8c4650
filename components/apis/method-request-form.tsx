import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { PairRows } from './pair-rows.tsx'

/** Which method; every form of its page sends it. */
export interface MethodKey {
  restApiId: string
  resourceId: string
  httpMethod: string
}

interface MethodRequestFormProps {
  methodKey: MethodKey
  method: Method
  action: FormAction
}

/** What callers must send. */
export function MethodRequestForm({ methodKey, method, action }: MethodRequestFormProps) {
  return (
    <section id="method-request" className="scroll-mt-4">
      <Card title="Method request" description="Who may call, and what is handed to the integration">
        <Form action={action} hidden={{ ...methodKey }}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="operationName"
              label="Operation name"
              defaultValue={method.operationName ?? ''}
              optional
              autoComplete="off"
            />
            <TextField
              label="Authorization"
              value={method.authorizationType}
              isReadOnly
              help="Kept as it was imported or set through the management API"
            />
          </div>
          <Switch name="apiKeyRequired" defaultSelected={method.apiKeyRequired} help="Sent as x-api-key">
            API key required
          </Switch>
          <PairRows
            field="requestParameters"
            label="Request parameters"
            help="method.request.querystring.…, method.request.header.… or method.request.path.…: what mappings may use."
            nameLabel="Parameter"
            namePlaceholder="method.request.querystring.page"
            valueLabel="Required"
            choices={['optional', 'required']}
            rows={Object.entries(method.requestParameters ?? {}).map(([name, required]) => [
              name,
              required ? 'required' : 'optional',
            ])}
          />
          <SubmitButton variant="secondary" className="self-start">
            Save method request
          </SubmitButton>
        </Form>
      </Card>
    </section>
  )
}
