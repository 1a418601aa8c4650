import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Authorizer } from '#server/rest-apis/authorizers/authorizer.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import type { RequestValidator } from '#server/rest-apis/request-validators/request-validator.ts'
import { PairRows } from './pair-rows.tsx'

/** Which method; every form of its page sends it. */
export interface MethodKey {
  restApiId: string
  resourceId: string
  httpMethod: string
}

/** What a method of this API may choose. */
export interface MethodChoices {
  authorizers: readonly Pick<Authorizer, 'id' | 'name' | 'type'>[]
  validators: readonly Pick<RequestValidator, 'id' | 'name'>[]
  /** Names. */
  models: readonly string[]
}

interface MethodRequestFormProps {
  methodKey: MethodKey
  method: Method
  choices: MethodChoices
  action: FormAction
}

/** What callers must send. */
export function MethodRequestForm({ methodKey, method, choices, action }: MethodRequestFormProps) {
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
            <AuthorizationField method={method} authorizers={choices.authorizers} />
            <Select
              name="requestValidatorId"
              label="Request validator"
              defaultValue={method.requestValidatorId ?? none}
              options={[
                { value: none, label: 'None: nothing is checked' },
                ...choices.validators.map(({ id, name }) => ({ value: id, label: name || id })),
              ]}
            />
            <TextField
              name="authorizationScopes"
              label="Scopes"
              defaultValue={(method.authorizationScopes ?? []).join(' ')}
              help="For user pools: the access token must have one of them"
              optional
              monospace
              autoComplete="off"
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
          <PairRows
            field="requestModels"
            label="Models of the body"
            help="By content type: what the validator checks, and what the reference shows."
            nameLabel="Content type"
            namePlaceholder="application/json"
            valueLabel="Model"
            choices={choices.models}
            rows={Object.entries(method.requestModels ?? {})}
          />
          <SubmitButton variant="secondary" className="self-start">
            Save method request
          </SubmitButton>
        </Form>
      </Card>
    </section>
  )
}

/** A value of its own: an empty one is no choice to a list box. */
const none = 'NONE'

function AuthorizationField({
  method,
  authorizers,
}: Pick<MethodRequestFormProps, 'method'> & Pick<MethodChoices, 'authorizers'>) {
  return (
    <Select
      name="authorization"
      label="Authorization"
      defaultValue={method.authorizerId ?? method.authorizationType}
      options={[
        { value: none, label: 'None', help: 'Anyone may call' },
        { value: 'AWS_IAM', label: 'AWS IAM', help: 'Requests signed with an access key' },
        ...authorizers.map(({ id, name, type }) => ({
          value: id,
          label: name,
          help:
            type === 'COGNITO_USER_POOLS'
              ? 'User pool authorizer'
              : `${type === 'TOKEN' ? 'Token' : 'Request'} authorizer`,
        })),
      ]}
    />
  )
}
