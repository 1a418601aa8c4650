'use client'

import { KeyRound, ScanSearch, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FunctionChoice } from '#components/apis/integration-request-form.tsx'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Authorizer } from '#server/rest-apis/authorizers/authorizer.ts'
import { readIdentitySources, sourcePlaces } from './identity-source.ts'

interface AuthorizerFormProps {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  /** Undefined for a new one. */
  authorizer?: Authorizer
  functions: readonly FunctionChoice[]
  submitLabel: string
  canWrite: boolean
}

const kinds = [
  { value: 'TOKEN', icon: <KeyRound aria-hidden /> },
  { value: 'REQUEST', icon: <ScanSearch aria-hidden /> },
  { value: 'COGNITO_USER_POOLS', icon: <Users aria-hidden /> },
] as const

const bearerPattern = 'Bearer [-0-9a-zA-Z._~+/]+=*'

/** Everything of an authorizer; what its type does not have is not asked. */
export function AuthorizerForm({ authorizer, ...props }: AuthorizerFormProps) {
  const t = useTranslations('authorizers')
  return (
    <FreshForm
      version={JSON.stringify(authorizer ?? null)}
      action={props.action}
      hidden={props.hidden}
      aria-label={t('authorizerForm.authorizer')}
    >
      <WriteFields canWrite={props.canWrite}>
        <AuthorizerFields authorizer={authorizer} functions={props.functions} />
        {props.canWrite && <SubmitButton className="self-start">{props.submitLabel}</SubmitButton>}
      </WriteFields>
    </FreshForm>
  )
}

interface AuthorizerFieldsProps {
  authorizer: Authorizer | undefined
  functions: AuthorizerFormProps['functions']
}

function AuthorizerFields({ authorizer, functions }: AuthorizerFieldsProps) {
  const t = useTranslations('authorizers')
  const [type, setType] = useState<string>(authorizer?.type ?? 'TOKEN')
  const cards = kinds.map(({ value, icon }) => ({
    value,
    icon,
    title: t(`kinds.${value}.title`),
    description: t(`kinds.${value}.description`),
  }))
  const given = authorizer?.type === type ? authorizer : undefined
  return (
    <>
      <TextField
        name="name"
        label={t('authorizerForm.name')}
        defaultValue={authorizer?.name ?? ''}
        autoComplete="off"
      />
      <RadioCards
        name="type"
        label={t('authorizerForm.type')}
        info="authorizers.type"
        columns={3}
        cards={cards}
        value={type}
        onChange={setType}
      />
      {type === 'COGNITO_USER_POOLS' ? (
        <TextArea
          name="providerARNs"
          label={t('authorizerForm.userPoolsAndIssuers')}
          info="authorizers.providers"
          defaultValue={(given?.providerARNs ?? []).join('\n')}
          placeholder={
            'https://id.example.com/realms/main\narn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'
          }
          help={t('authorizerForm.oneOnEachLineThe')}
          rows={3}
          monospace
        />
      ) : (
        <AskedFields key={type} authorizer={given} functions={functions} />
      )}
      {type === 'REQUEST' ? (
        <PairRows
          key="sources"
          field="identitySources"
          label={t('authorizerForm.identityFrom')}
          info="authorizers.identitySource"
          help={t('authorizerForm.aCallerWithoutOneOf')}
          nameLabel={t('authorizerForm.name')}
          namePlaceholder="Authorization"
          valueLabel={t('authorizerForm.where')}
          choices={sourcePlaces}
          choiceLabels={Object.fromEntries(sourcePlaces.map((place) => [place, t(`places.${place}`)]))}
          rows={readIdentitySources(given?.identitySource).map(({ name, place }) => [name, place])}
        />
      ) : (
        <TextField
          key={`source ${type}`}
          name="identitySource"
          label={t('authorizerForm.headerWithTheToken')}
          info="authorizers.identitySource"
          defaultValue={readIdentitySources(given?.identitySource ?? 'Authorization')[0]?.name ?? ''}
          monospace
          autoComplete="off"
          className="sm:max-w-sm"
        />
      )}
      {type !== 'REQUEST' && (
        <TextField
          key={`pattern ${type}`}
          name="identityValidationExpression"
          label={type === 'TOKEN' ? t('authorizerForm.patternOfTheToken') : t('authorizerForm.patternOfTheAudience')}
          info="authorizers.tokenValidation"
          defaultValue={given?.identityValidationExpression ?? ''}
          placeholder={type === 'TOKEN' ? bearerPattern : 'my-client-id'}
          help={t('authorizerForm.aRegularExpressionWhatDoes')}
          optional
          monospace
          autoComplete="off"
        />
      )}
      <TextField
        name="authorizerResultTtlInSeconds"
        label={t('authorizerForm.answersAreRememberedFor')}
        info="authorizers.ttl"
        defaultValue={String(authorizer?.authorizerResultTtlInSeconds ?? 300)}
        suffix={t('authorizerForm.seconds')}
        help={t('authorizerForm.0AsksForEveryRequest')}
        inputMode="numeric"
        className="sm:max-w-sm"
      />
    </>
  )
}

function AskedFields({ authorizer, functions }: AuthorizerFieldsProps) {
  const t = useTranslations('authorizers')
  const [uri, setUri] = useState(authorizer?.authorizerUri ?? '')
  return (
    <>
      {functions.length > 0 && (
        <Select
          label={t('authorizerForm.function')}
          className="sm:max-w-sm"
          placeholder={t('authorizerForm.fillInTheURIOf')}
          options={functions.map(({ name, uri: value }) => ({ value, label: name }))}
          onChange={setUri}
          optional
        />
      )}
      <TextField
        name="authorizerUri"
        label="URI"
        info="authorizers.uri"
        value={uri}
        onChange={setUri}
        placeholder="https://auth.example.com/check"
        help={t('authorizerForm.theInvocationURIOfA')}
        monospace
        autoComplete="off"
      />
      <TextField
        name="authorizerCredentials"
        label={t('authorizerForm.credentials')}
        info="authorizers.credentials"
        defaultValue={authorizer?.authorizerCredentials ?? ''}
        placeholder="arn:aws:iam::123456789012:role/api"
        help={t('authorizerForm.theRoleUnderWhichCredentials')}
        optional
        monospace
        autoComplete="off"
      />
    </>
  )
}
