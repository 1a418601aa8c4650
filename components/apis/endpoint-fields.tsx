'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { RestApi } from '#server/rest-apis/apis/rest-api.ts'

interface EndpointFieldsProps {
  api: RestApi
  securityPolicies: readonly string[]
}

/** How an API is reached: endpoint, TLS, keys and compression. */
export function EndpointFields({ api, securityPolicies }: EndpointFieldsProps) {
  const t = useTranslations('apis.settings')
  const list = useTranslations('apis.list')
  const { types, ipAddressType, vpcEndpointIds } = api.endpointConfiguration
  const [type, setType] = useState(types[0] ?? 'EDGE')
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Select
        name="endpointConfiguration.types"
        label={t('endpoint')}
        info="apis.endpointType"
        value={type}
        onChange={setType}
        help={t('endpointHelp')}
        options={(['REGIONAL', 'EDGE', 'PRIVATE'] as const).map((value) => ({ value, label: list(`types.${value}`) }))}
      />
      <Select
        key={type}
        name="endpointConfiguration.ipAddressType"
        label={t('ipType')}
        info="apis.ipAddressType"
        defaultValue={type === 'PRIVATE' ? 'dualstack' : (ipAddressType ?? 'ipv4')}
        options={['ipv4', 'dualstack'].map((value) => ({ value, label: value }))}
      />
      {type === 'PRIVATE' && (
        <TextField
          name="endpointConfiguration.vpcEndpointIds"
          label={t('vpcEndpoints')}
          info="apis.vpcEndpoints"
          defaultValue={(vpcEndpointIds ?? []).join(' ')}
          help={t('vpcEndpointsHelp')}
          optional
          monospace
          autoComplete="off"
        />
      )}
      <Select
        name="apiKeySource"
        label={t('keySource')}
        info="apis.keySource"
        defaultValue={api.apiKeySource}
        options={[
          { value: 'HEADER', label: t('keyHeader') },
          { value: 'AUTHORIZER', label: t('keyAuthorizer') },
        ]}
      />
      <TextField
        name="minimumCompressionSize"
        label={t('compression')}
        info="apis.compression"
        defaultValue={String(api.minimumCompressionSize ?? '')}
        suffix={t('bytes')}
        inputMode="numeric"
        help={t('compressionHelp')}
        optional
      />
      <Select
        name="securityPolicy"
        label={t('security')}
        info="apis.securityPolicy"
        defaultValue={api.securityPolicy}
        help={t('securityHelp')}
        options={securityPolicies.map((value) => ({ value, label: value }))}
      />
      <Select
        name="endpointAccessMode"
        label={t('accessMode')}
        info="apis.accessMode"
        defaultValue={api.endpointAccessMode ?? 'NONE'}
        options={[
          { value: 'NONE', label: t('accessNone') },
          { value: 'BASIC', label: 'BASIC' },
          { value: 'STRICT', label: 'STRICT' },
        ]}
      />
    </div>
  )
}
