'use client'

import { KeyRound, ScanSearch, Users } from 'lucide-react'
import { useState } from 'react'
import type { FunctionChoice } from '#components/apis/integration-request-form.tsx'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
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
}

const kinds = [
  {
    value: 'TOKEN',
    title: 'Token',
    icon: <KeyRound aria-hidden />,
    description: 'A function or URL gets one header of the request',
  },
  {
    value: 'REQUEST',
    title: 'Request',
    icon: <ScanSearch aria-hidden />,
    description: 'A function or URL gets headers, query, variables and context',
  },
  {
    value: 'COGNITO_USER_POOLS',
    title: 'User pool',
    icon: <Users aria-hidden />,
    description: 'Tokens of a Cognito user pool or an OpenID Connect issuer, checked here',
  },
]

/** Everything of an authorizer; what its type does not have is not asked. */
export function AuthorizerForm({ authorizer, ...props }: AuthorizerFormProps) {
  return (
    <FreshForm
      version={JSON.stringify(authorizer ?? null)}
      action={props.action}
      hidden={props.hidden}
      aria-label="Authorizer"
    >
      <AuthorizerFields authorizer={authorizer} functions={props.functions} />
      <SubmitButton className="self-start">{props.submitLabel}</SubmitButton>
    </FreshForm>
  )
}

interface AuthorizerFieldsProps {
  authorizer: Authorizer | undefined
  functions: AuthorizerFormProps['functions']
}

function AuthorizerFields({ authorizer, functions }: AuthorizerFieldsProps) {
  const [type, setType] = useState<string>(authorizer?.type ?? 'TOKEN')
  const given = authorizer?.type === type ? authorizer : undefined
  return (
    <>
      <TextField name="name" label="Name" defaultValue={authorizer?.name ?? ''} autoComplete="off" />
      <RadioCards name="type" label="Type" columns={3} cards={kinds} value={type} onChange={setType} />
      {type === 'COGNITO_USER_POOLS' ? (
        <TextArea
          name="providerARNs"
          label="User pools and issuers"
          defaultValue={(given?.providerARNs ?? []).join('\n')}
          placeholder={
            'https://id.example.com/realms/main\narn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'
          }
          help="One on each line: the URL of an OpenID Connect issuer, or the ARN of a user pool"
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
          label="Identity from"
          help="A caller without one of these is refused before anybody is asked; answers are remembered by them together."
          nameLabel="Name"
          namePlaceholder="Authorization"
          valueLabel="Where"
          choices={sourcePlaces}
          rows={readIdentitySources(given?.identitySource).map(({ name, place }) => [name, place])}
        />
      ) : (
        <TextField
          key={`source ${type}`}
          name="identitySource"
          label="Header with the token"
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
          label={type === 'TOKEN' ? 'Pattern of the token' : 'Pattern of the audience'}
          defaultValue={given?.identityValidationExpression ?? ''}
          placeholder={type === 'TOKEN' ? 'Bearer [-0-9a-zA-Z._~+/]+=*' : 'my-client-id'}
          help="A regular expression: what does not match is answered 401 without asking"
          optional
          monospace
          autoComplete="off"
        />
      )}
      <TextField
        name="authorizerResultTtlInSeconds"
        label="Answers are remembered for"
        defaultValue={String(authorizer?.authorizerResultTtlInSeconds ?? 300)}
        suffix="seconds"
        help="0 asks for every request; 3600 at most"
        inputMode="numeric"
        className="sm:max-w-sm"
      />
    </>
  )
}

function AskedFields({ authorizer, functions }: AuthorizerFieldsProps) {
  const [uri, setUri] = useState(authorizer?.authorizerUri ?? '')
  return (
    <>
      {functions.length > 0 && (
        <Select
          label="Function"
          className="sm:max-w-sm"
          placeholder="Fill in the URI of one of yours…"
          options={functions.map(({ name, uri: value }) => ({ value, label: name }))}
          onChange={setUri}
          optional
        />
      )}
      <TextField
        name="authorizerUri"
        label="URI"
        value={uri}
        onChange={setUri}
        placeholder="https://auth.example.com/check"
        help="The invocation URI of a function, or a URL that gets the same event by POST"
        monospace
        autoComplete="off"
      />
      <TextField
        name="authorizerCredentials"
        label="Credentials"
        defaultValue={authorizer?.authorizerCredentials ?? ''}
        placeholder="arn:aws:iam::123456789012:role/api"
        help="The role under which credentials are stored in Settings. Functions of your own need none."
        optional
        monospace
        autoComplete="off"
      />
    </>
  )
}
