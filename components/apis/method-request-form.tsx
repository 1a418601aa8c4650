import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Select } from '#components/ui/select.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Authorizer } from '#server/rest-apis/authorizers/authorizer.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import type { RequestValidator } from '#server/rest-apis/request-validators/request-validator.ts'
import { declaredParameters } from './declared-parameters.ts'
import { DraftForm } from './draft-form.tsx'
import { PairRows } from './pair-rows.tsx'
import { ParameterRows } from './parameter-rows.tsx'

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
  /** Variables of the resource's path. */
  pathVariables: readonly string[]
  choices: MethodChoices
  canWrite: boolean
  action: FormAction
}

/** What callers must send. */
export function MethodRequestForm(props: MethodRequestFormProps) {
  const { methodKey, method, choices } = props
  const t = useTranslations('apis.methodRequest')
  const { methodIntegration, methodResponses: _, ...saved } = method
  const cacheKeys = methodIntegration?.cacheKeyParameters
  return (
    <section id="method-request" className="scroll-mt-4">
      <Card title={t('title')} description={t('description')}>
        <DraftForm
          action={props.action}
          hidden={{ ...methodKey }}
          saved={[saved, cacheKeys]}
          canWrite={props.canWrite}
          submitLabel={t('save')}
        >
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="operationName"
              label={t('operationName')}
              info="methods.operationName"
              defaultValue={method.operationName ?? ''}
              optional
              autoComplete="off"
            />
            <AuthorizationField method={method} authorizers={choices.authorizers} />
            <Select
              name="requestValidatorId"
              label={t('validator')}
              info="methods.requestValidator"
              defaultValue={method.requestValidatorId ?? none}
              options={[
                { value: none, label: t('noValidator') },
                ...choices.validators.map(({ id, name }) => ({ value: id, label: name || id })),
              ]}
            />
            <TextField
              name="authorizationScopes"
              label={t('scopes')}
              info="methods.scopes"
              defaultValue={(method.authorizationScopes ?? []).join(' ')}
              help={t('scopesHelp')}
              optional
              monospace
              autoComplete="off"
            />
          </div>
          <Switch
            name="apiKeyRequired"
            info="methods.apiKeyRequired"
            defaultSelected={method.apiKeyRequired}
            help={t('apiKeyHelp')}
          >
            {t('apiKeyRequired')}
          </Switch>
          <ParameterRows
            parameters={declaredParameters(method.requestParameters, cacheKeys)}
            pathVariables={props.pathVariables}
            canCache={methodIntegration !== undefined}
          />
          <PairRows
            field="requestModels"
            label={t('models')}
            info="methods.requestModels"
            help={t('modelsHelp')}
            nameLabel={t('contentType')}
            namePlaceholder="application/json"
            nameSuggestions={contentTypes}
            valueLabel={t('model')}
            choices={choices.models}
            rows={Object.entries(method.requestModels ?? {})}
          />
        </DraftForm>
      </Card>
    </section>
  )
}

/** A value of its own: an empty one is no choice to a list box. */
const none = 'NONE'

const contentTypes = ['application/json', 'application/xml', 'application/x-www-form-urlencoded', 'text/plain']

function AuthorizationField({
  method,
  authorizers,
}: Pick<MethodRequestFormProps, 'method'> & Pick<MethodChoices, 'authorizers'>) {
  const t = useTranslations('apis.methodRequest')
  const kindOf = (type: string) => {
    if (type === 'COGNITO_USER_POOLS') return t('userPool')
    return type === 'TOKEN' ? t('token') : t('request')
  }
  return (
    <Select
      name="authorizerId"
      label={t('authorization')}
      info="methods.authorization"
      defaultValue={method.authorizerId ?? method.authorizationType}
      options={[
        { value: none, label: t('nobody'), help: t('nobodyHelp') },
        { value: 'AWS_IAM', label: 'AWS IAM', help: t('iamHelp') },
        ...authorizers.map(({ id, name, type }) => ({ value: id, label: name, help: kindOf(type) })),
      ]}
    />
  )
}
