'use client'

import { ArrowRightLeft, Cloud, Reply, Shuffle, SquareFunction } from 'lucide-react'
import { useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Integration } from '#server/rest-apis/integrations/integration.ts'
import type { MethodKey } from './method-request-form.tsx'
import { PairRows } from './pair-rows.tsx'

interface IntegrationRequestFormProps {
  methodKey: MethodKey
  integration: Integration | undefined
  /** The account's functions, with the URI by which an integration calls each. */
  functions: readonly FunctionChoice[]
  action: FormAction
}

export interface FunctionChoice {
  name: string
  uri: string
}

const kinds = [
  {
    value: 'HTTP_PROXY',
    title: 'HTTP proxy',
    icon: <ArrowRightLeft aria-hidden />,
    description: 'Request and answer go through as they are',
  },
  { value: 'HTTP', title: 'HTTP', icon: <Shuffle aria-hidden />, description: 'Mapped on the way in and out' },
  {
    value: 'AWS_PROXY',
    title: 'Function',
    icon: <SquareFunction aria-hidden />,
    description: 'A handler of yours gets the whole request and makes the answer',
  },
  {
    value: 'AWS',
    title: 'AWS service',
    icon: <Cloud aria-hidden />,
    description: 'A signed call: DynamoDB, SQS, Step Functions; or a function, mapped',
  },
  { value: 'MOCK', title: 'Mock', icon: <Reply aria-hidden />, description: 'Answered here, without a backend' },
]

/** What the gateway calls for this method. */
export function IntegrationRequestForm({ methodKey, integration, functions, action }: IntegrationRequestFormProps) {
  const given = integration?.type ?? 'HTTP_PROXY'
  const [type, setType] = useState<string>(given)
  return (
    <section id="integration-request" className="scroll-mt-4">
      <Card title="Integration request" description="What the gateway calls for this method">
        <Form action={action} hidden={{ ...methodKey }}>
          <RadioCards name="type" label="Type" columns={3} cards={kinds} value={type} onChange={setType} />
          {type !== given && integration && (
            <Notice tone="info" title="Another type starts afresh">
              Saving takes away the integration responses of {given}.
            </Notice>
          )}
          {type !== 'MOCK' && (
            <BackendFields
              key={type}
              integration={type === given ? integration : undefined}
              httpMethod={methodKey.httpMethod}
              functions={type === 'AWS' || type === 'AWS_PROXY' ? functions : undefined}
            />
          )}
          {type !== 'MOCK' && type !== 'AWS_PROXY' && (
            <PairRows
              field="requestParameters"
              label="Parameter mappings"
              help="From method.request.…, context.…, stageVariables.… or a 'constant' in quotes."
              nameLabel="To"
              namePlaceholder="integration.request.header.X-Trace"
              valueLabel="From"
              valuePlaceholder="context.requestId"
              rows={Object.entries(integration?.requestParameters ?? {})}
            />
          )}
          {type !== 'HTTP_PROXY' && type !== 'AWS_PROXY' && (
            <TemplateFields integration={integration} isMock={type === 'MOCK'} />
          )}
          <SubmitButton variant="secondary" className="self-start">
            Save integration
          </SubmitButton>
        </Form>
      </Card>
    </section>
  )
}

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY']

interface BackendFieldsProps {
  integration: Integration | undefined
  httpMethod: string
  /** For what is called by an ARN. */
  functions: readonly FunctionChoice[] | undefined
}

function BackendFields({ integration, httpMethod, functions }: BackendFieldsProps) {
  const [uri, setUri] = useState(integration?.uri ?? '')
  return (
    <>
      {functions && functions.length > 0 && (
        <Select
          label="Function"
          className="sm:max-w-sm"
          placeholder="Fill in the URI of one of yours…"
          options={functions.map(({ name, uri: value }) => ({ value, label: name }))}
          onChange={setUri}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-[10rem_1fr_10rem]">
        <Select
          name="integrationHttpMethod"
          label="Verb"
          defaultValue={integration?.httpMethod ?? (functions ? 'POST' : httpMethod)}
          options={verbs.map((verb) => ({ value: verb, label: verb === 'ANY' ? 'ANY: as called' : verb }))}
        />
        <TextField
          name="uri"
          label={functions ? 'URI' : 'URL'}
          value={uri}
          onChange={setUri}
          placeholder={
            functions ? 'arn:aws:apigateway:us-east-1:dynamodb:action/GetItem' : 'https://api.example.com/pets/{petId}'
          }
          monospace
          autoComplete="off"
          help={`{name} takes a mapped path parameter, \${stageVariables.name} a stage variable`}
        />
        <TextField
          name="timeoutInMillis"
          label="Timeout"
          defaultValue={String(integration?.timeoutInMillis ?? 29_000)}
          suffix="ms"
          inputMode="numeric"
        />
      </div>
      {functions && (
        <TextField
          name="credentials"
          label="Credentials"
          optional
          defaultValue={integration?.credentials ?? ''}
          placeholder="arn:aws:iam::123456789012:role/api"
          monospace
          autoComplete="off"
          help="The role under which credentials are stored in Settings. Functions of your own need none."
        />
      )}
    </>
  )
}

function TemplateFields({ integration, isMock }: { integration: Integration | undefined; isMock: boolean }) {
  const templates = Object.entries(integration?.requestTemplates ?? {})
  const first: [string, string][] = isMock ? [['application/json', '{"statusCode": 200}']] : []
  return (
    <>
      <Select
        name="passthroughBehavior"
        label="When no template fits"
        defaultValue={integration?.passthroughBehavior ?? 'WHEN_NO_MATCH'}
        className="sm:max-w-sm"
        options={[
          { value: 'WHEN_NO_MATCH', label: 'Pass the body through' },
          { value: 'WHEN_NO_TEMPLATES', label: 'Pass it through if there is no template at all' },
          { value: 'NEVER', label: 'Answer 415' },
        ]}
      />
      <PairRows
        field="requestTemplates"
        label="Request templates"
        help={isMock ? 'The statusCode in the template picks the integration response.' : 'By content type.'}
        nameLabel="Content type"
        namePlaceholder="application/json"
        valueLabel="Template"
        multiline
        rows={integration && integration.type !== 'HTTP_PROXY' ? templates : first}
      />
    </>
  )
}
