'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { TextField as AriaTextField, Input, Label } from 'react-aria-components'
import { classNames } from '#components/ui/class-names.ts'
import { fieldStyle, inputStyle } from '#components/ui/field-style.ts'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { readServiceUri, writeServiceUri } from './aws-service-uri.ts'

interface AwsServiceFieldsProps {
  uri: string
  onChange: (uri: string) => void
  region: string
}

/** Services that integrations often call, with an action of each. */
const services = [
  'dynamodb',
  'events',
  'firehose',
  'kinesis',
  's3',
  'sns',
  'sqs',
  'states',
  'ssm',
  'secretsmanager',
  'bedrock-runtime',
]

/** Region, service and action: they write the URI below, and follow it. */
export function AwsServiceFields({ uri, onChange, region }: AwsServiceFieldsProps) {
  const t = useTranslations('apis.awsService')
  const listId = useId()
  const parts = readServiceUri(uri) ?? { region, service: '', kind: 'action' as const, target: '' }
  const change = (changed: Partial<typeof parts>) => onChange(writeServiceUri({ ...parts, ...changed }))
  return (
    <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-4">
      <TextField label={t('region')} value={parts.region} onChange={(value) => change({ region: value })} monospace />
      <AriaTextField className={fieldStyle} value={parts.service} onChange={(value) => change({ service: value })}>
        <Label className="font-medium text-[0.8125rem]">{t('service')}</Label>
        <Input
          list={listId}
          placeholder={services[0]}
          autoComplete="off"
          className={classNames(inputStyle, 'h-control font-mono text-[0.8125rem]')}
        />
        <datalist id={listId}>
          {services.map((service) => (
            <option key={service} value={service} />
          ))}
        </datalist>
      </AriaTextField>
      <Select
        label={t('kind')}
        info="methods.awsService"
        value={parts.kind}
        onChange={(kind) => change({ kind: kind === 'path' ? 'path' : 'action' })}
        options={[
          { value: 'action', label: t('action') },
          { value: 'path', label: t('path') },
        ]}
      />
      <TextField
        label={parts.kind === 'path' ? t('pathLabel') : t('actionLabel')}
        value={parts.target}
        onChange={(target) => change({ target })}
        placeholder={parts.kind === 'path' ? '{bucket}/{key}' : 'GetItem'}
        monospace
        autoComplete="off"
      />
    </div>
  )
}
