'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { HelpTopic } from '#components/ui/help-topic.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DomainName } from '#server/domains/domain-names/domain-name.ts'
import { Card } from '../ui/card.tsx'
import { FreshForm } from '../ui/fresh-form.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WriteFields } from '../ui/write-fields.tsx'

interface DomainSettingsProps {
  domain: DomainName
  /** What names the domain name. */
  hidden: Readonly<Record<string, string>>
  securityPolicies: readonly string[]
  canWrite: boolean
  action: FormAction
}

const routingModes = ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING', 'ROUTING_RULE_ONLY'] as const

/** How a domain name is reached, as AWS's tools see it; what its type does not have is not asked. */
export function DomainSettings({ domain, hidden, canWrite, action, ...choices }: DomainSettingsProps) {
  const t = useTranslations('domain-names.settings')
  return (
    <Card title={t('title')} description={t('help')}>
      <FreshForm action={action} hidden={hidden} version={JSON.stringify(domain)} aria-label={t('title')}>
        <WriteFields canWrite={canWrite}>
          <SettingFields domain={domain} {...choices} />
          {canWrite && <SubmitButton className="self-start">{t('save')}</SubmitButton>}
        </WriteFields>
      </FreshForm>
    </Card>
  )
}

type SettingFieldsProps = Pick<DomainSettingsProps, 'domain' | 'securityPolicies'>

function SettingFields({ domain, securityPolicies }: SettingFieldsProps) {
  const t = useTranslations('domain-names')
  const { types, ipAddressType } = domain.endpointConfiguration
  const [type, setType] = useState(types[0] ?? 'REGIONAL')
  const choices = type === 'PRIVATE' ? (['PRIVATE'] as const) : (['REGIONAL', 'EDGE'] as const)
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="endpointConfiguration.types"
          label={t('createDomainName.endpointType')}
          info="domainNames.endpointType"
          value={type}
          onChange={setType}
          options={choices.map((value) => ({ value, label: t(`types.${value}.title`) }))}
        />
        <Select
          name="endpointConfiguration.ipAddressType"
          label={t('settings.ipType')}
          info="domainNames.ipAddressType"
          defaultValue={ipAddressType ?? 'ipv4'}
          options={['ipv4', 'dualstack'].map((value) => ({ value, label: value }))}
        />
        <Select
          name="securityPolicy"
          label={t('settings.security')}
          info="domainNames.securityPolicy"
          defaultValue={domain.securityPolicy ?? 'TLS_1_2'}
          help={t('settings.securityHelp')}
          options={securityPolicies.map((value) => ({ value, label: value }))}
        />
        <Select
          name="endpointAccessMode"
          label={t('settings.accessMode')}
          info="domainNames.accessMode"
          defaultValue={domain.endpointAccessMode ?? 'NONE'}
          options={[
            { value: 'NONE', label: t('settings.accessNone') },
            { value: 'BASIC', label: 'BASIC' },
            { value: 'STRICT', label: 'STRICT' },
          ]}
        />
        <Select
          name="routingMode"
          label={t('settings.routing')}
          info="domainNames.routingMode"
          defaultValue={domain.routingMode}
          help={t('settings.routingHelp')}
          options={routingModes.map((value) => ({ value, label: t(`routingModes.${value}`) }))}
        />
      </div>
      {type === 'REGIONAL' ? <RegionalFields domain={domain} /> : <EdgeFields domain={domain} />}
      {type === 'PRIVATE' && <PrivateFields domain={domain} />}
    </>
  )
}

function RegionalFields({ domain }: { domain: DomainName }) {
  const t = useTranslations('domain-names.settings')
  const { truststoreUri, truststoreVersion } = domain.mutualTlsAuthentication ?? {}
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <PlainField
        name="regionalCertificateArn"
        label={t('certificateArn')}
        info="domainNames.certificateArn"
        value={domain.regionalCertificateArn}
      />
      <PlainField name="regionalCertificateName" label={t('certificateName')} value={domain.regionalCertificateName} />
      <PlainField
        name="mutualTlsAuthentication.truststoreUri"
        label={t('truststore')}
        info="domainNames.mutualTls"
        value={truststoreUri}
        placeholder="s3://bucket/truststore.pem"
        help={t('truststoreHelp')}
      />
      <PlainField
        name="mutualTlsAuthentication.truststoreVersion"
        label={t('truststoreVersion')}
        value={truststoreVersion}
      />
      <PlainField
        name="ownershipVerificationCertificateArn"
        label={t('ownership')}
        info="domainNames.ownership"
        value={domain.ownershipVerificationCertificateArn}
      />
    </div>
  )
}

function EdgeFields({ domain }: { domain: DomainName }) {
  const t = useTranslations('domain-names.settings')
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <PlainField
        name="certificateArn"
        label={t('certificateArn')}
        info="domainNames.certificateArn"
        value={domain.certificateArn}
      />
      <PlainField name="certificateName" label={t('certificateName')} value={domain.certificateName} />
    </div>
  )
}

function PrivateFields({ domain }: { domain: DomainName }) {
  const t = useTranslations('domain-names.settings')
  return (
    <>
      <TextArea
        name="policy"
        label={t('policy')}
        info="domainNames.policy"
        defaultValue={domain.policy ?? ''}
        rows={6}
        monospace
        optional
      />
      <TextArea
        name="managementPolicy"
        label={t('managementPolicy')}
        info="domainNames.managementPolicy"
        defaultValue={domain.managementPolicy ?? ''}
        rows={6}
        monospace
        optional
      />
    </>
  )
}

interface PlainFieldProps {
  name: string
  label: string
  info?: HelpTopic
  value: string | undefined
  placeholder?: string
  help?: string
}

function PlainField({ value = '', ...props }: PlainFieldProps) {
  return <TextField {...props} defaultValue={value} autoComplete="off" optional monospace />
}
