'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Integration } from '#server/rest-apis/integrations/integration.ts'
import { AwsServiceFields } from './aws-service-fields.tsx'
import type { BackendChoices } from './integration-form.tsx'

interface BackendFieldsProps {
  type: string
  /** What is saved under this type. */
  integration: Integration | undefined
  httpMethod: string
  choices: BackendChoices
}

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY']

/** Where the backend is, and with which verb it is called. */
export function BackendFields({ type, integration, httpMethod, choices }: BackendFieldsProps) {
  const t = useTranslations('apis.integration')
  const isArn = type.startsWith('AWS')
  const [uri, setUri] = useState(integration?.uri ?? '')
  const verb = integration?.httpMethod ?? (isArn ? 'POST' : httpMethod)
  return (
    <>
      {isArn && choices.functions.length > 0 && (
        <Select
          label={t('function')}
          info="methods.function"
          className="sm:max-w-sm"
          placeholder={t('functionPlaceholder')}
          options={choices.functions.map(({ name, uri: value }) => ({ value, label: name }))}
          {...(choices.functions.some((choice) => choice.uri === uri) ? { value: uri } : {})}
          onChange={setUri}
        />
      )}
      {type === 'AWS' && <AwsServiceFields uri={uri} onChange={setUri} region={choices.region} />}
      <div className="grid gap-5 sm:grid-cols-[10rem_1fr_10rem]">
        <Select
          name="integrationHttpMethod"
          label={t('verb')}
          info="methods.integrationMethod"
          defaultValue={verb}
          options={verbs.map((value) => ({ value, label: value === 'ANY' ? t('anyVerb') : value }))}
        />
        <TextField
          name="uri"
          label={isArn ? 'URI' : 'URL'}
          info="methods.integrationUri"
          value={uri}
          onChange={setUri}
          placeholder={
            isArn ? 'arn:aws:apigateway:us-east-1:dynamodb:action/GetItem' : 'https://api.example.com/pets/{petId}'
          }
          monospace
          autoComplete="off"
          help={t('uriHelp', { path: '{name}', stage: `\${stageVariables.name}` })}
        />
        <TextField
          name="timeoutInMillis"
          label={t('timeout')}
          info="methods.timeout"
          defaultValue={String(integration?.timeoutInMillis ?? 29_000)}
          suffix="ms"
          inputMode="numeric"
          help={t('timeoutHelp', { most: choices.longestTimeoutMs })}
        />
      </div>
      {isArn && <CredentialsField integration={integration} roles={choices.roles} />}
    </>
  )
}

/** The caller's own credentials, as AWS writes it. */
const callers = 'arn:aws:iam::*:user/*'

function CredentialsField({ integration, roles }: { integration: Integration | undefined; roles: readonly string[] }) {
  const t = useTranslations('apis.integration')
  const [credentials, setCredentials] = useState(integration?.credentials ?? '')
  return (
    <div className="grid gap-5 sm:grid-cols-[1fr_16rem]">
      <TextField
        name="credentials"
        label={t('credentials')}
        info="methods.credentials"
        optional
        value={credentials}
        onChange={setCredentials}
        placeholder="arn:aws:iam::123456789012:role/api"
        monospace
        autoComplete="off"
        help={t('credentialsHelp')}
      />
      <Select
        label={t('storedCredentials')}
        placeholder={t('storedPlaceholder')}
        options={[...roles.map((role) => ({ value: role, label: role })), { value: callers, label: t('callers') }]}
        onChange={setCredentials}
      />
    </div>
  )
}
