'use client'

import { BookMarked, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { MethodExample } from '#server/rest-apis/documentation/list-method-examples.ts'
import { PairRows } from '../pair-rows.tsx'
import { pathVariables } from './test-call.ts'
import { nothing, type TestForm, verbs } from './test-form.ts'

/** What else a test can be sent with. */
export interface TestRequestChoices {
  readonly clientCertificates: readonly { readonly id: string; readonly name: string }[]
  /** Keys whose value may be sent; empty for who may not see values. */
  readonly apiKeys: readonly { readonly id: string; readonly name: string }[]
}

interface TestRequestFormProps {
  method: string
  path: string
  values: TestForm
  choices: TestRequestChoices
  examples: readonly MethodExample[]
  isRunning: boolean
  onExample: (example: MethodExample) => void
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/** A request, made from what the method declares. */
export function TestRequestForm(props: TestRequestFormProps) {
  const { method, path, values, choices, examples, isRunning, onSubmit } = props
  const t = useTranslations('test.request')
  const [verb, setVerb] = useState(values.verb || method)
  const takesBody = !['GET', 'HEAD'].includes(verb)
  return (
    <AriaForm aria-label={t('label', { method, path })} className="flex flex-col gap-5" onSubmit={onSubmit}>
      {examples.length > 0 && (
        <Menu
          label={t('examples')}
          placement="bottom start"
          trigger={
            <Button size="small" icon={<BookMarked />} className="self-start">
              {t('examples')}
            </Button>
          }
          entries={examples.map((example) => ({
            id: example.name,
            label: example.summary ? `${example.name} · ${example.summary}` : example.name,
            onAction: () => props.onExample(example),
          }))}
        />
      )}
      <div className="grid gap-5 empty:hidden sm:grid-cols-2">
        {method === 'ANY' && (
          <Select
            label={t('method')}
            name="httpMethod"
            value={verb}
            onChange={setVerb}
            options={verbs.map((value) => ({ value, label: value }))}
          />
        )}
        {pathVariables(path).map((name) => (
          <TextField
            key={name}
            label={`{${name}}`}
            name={`path.${name}`}
            defaultValue={values.path[name] ?? ''}
            monospace
            autoComplete="off"
          />
        ))}
      </div>
      <PairRows
        field="query"
        label={t('query')}
        nameLabel={t('parameter')}
        valueLabel={t('value')}
        rows={values.query}
      />
      <PairRows
        field="headers"
        label={t('headers')}
        nameLabel={t('header')}
        valueLabel={t('value')}
        rows={values.headers}
      />
      <PairRows
        field="variables"
        label={t('variables')}
        nameLabel={t('variable')}
        valueLabel={t('value')}
        rows={values.variables}
      />
      {takesBody && <TextArea label={t('body')} name="body" rows={8} defaultValue={values.body} monospace optional />}
      <SentWith choices={choices} values={values} />
      <Button type="submit" variant="primary" icon={<Play />} isPending={isRunning} className="self-start">
        {t('run')}
      </Button>
    </AriaForm>
  )
}

/** A certificate for the backend, a key for what reads it. */
function SentWith({ choices, values }: Pick<TestRequestFormProps, 'choices' | 'values'>) {
  const t = useTranslations('test.request')
  const { clientCertificates, apiKeys } = choices
  if (clientCertificates.length === 0 && apiKeys.length === 0) return null
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {apiKeys.length > 0 && (
        <Select
          label={t('apiKey')}
          name="apiKeyId"
          defaultValue={values.apiKeyId}
          options={[
            { value: nothing, label: t('noApiKey') },
            ...apiKeys.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          help={t('apiKeyHelp')}
          optional
        />
      )}
      {clientCertificates.length > 0 && (
        <Select
          label={t('certificate')}
          name="clientCertificateId"
          defaultValue={values.clientCertificateId}
          options={[
            { value: nothing, label: t('noCertificate') },
            ...clientCertificates.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          optional
        />
      )}
    </div>
  )
}
