'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Integration } from '#server/rest-apis/integrations/integration.ts'
import type { BackendChoices } from './integration-form.tsx'

interface ConnectionFieldsProps {
  type: string
  integration: Integration | undefined
  choices: Pick<BackendChoices, 'vpcLinks'>
}

/** How the backend is reached and how its answer comes through: connection, TLS, streaming. */
export function ConnectionFields({ type, integration, choices }: ConnectionFieldsProps) {
  const t = useTranslations('apis.integration')
  const isHttp = type === 'HTTP' || type === 'HTTP_PROXY'
  const canStream = type === 'HTTP_PROXY' || type === 'AWS_PROXY'
  const [connection, setConnection] = useState<string>(integration?.connectionType ?? 'INTERNET')
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        {isHttp && (
          <Select
            name="connectionType"
            label={t('connection')}
            info="methods.connection"
            value={connection}
            onChange={setConnection}
            options={[
              { value: 'INTERNET', label: t('internet') },
              { value: 'VPC_LINK', label: t('vpcLink') },
            ]}
          />
        )}
        {canStream && (
          <Select
            name="responseTransferMode"
            label={t('transfer')}
            info="methods.responseTransfer"
            defaultValue={integration?.responseTransferMode ?? 'BUFFERED'}
            options={[
              { value: 'BUFFERED', label: t('buffered'), help: t('bufferedHelp') },
              { value: 'STREAM', label: t('stream'), help: t('streamHelp') },
            ]}
          />
        )}
      </div>
      {isHttp && connection === 'VPC_LINK' && <VpcLinkFields integration={integration} vpcLinks={choices.vpcLinks} />}
      {isHttp && (
        <Switch
          name="insecureSkipVerification"
          info="methods.insecureTls"
          defaultSelected={integration?.tlsConfig?.insecureSkipVerification ?? false}
          help={t('insecureHelp')}
        >
          {t('insecure')}
        </Switch>
      )}
    </>
  )
}

interface VpcLinkFieldsProps extends Pick<ConnectionFieldsProps, 'integration'> {
  vpcLinks: BackendChoices['vpcLinks']
}

function VpcLinkFields({ integration, vpcLinks }: VpcLinkFieldsProps) {
  const t = useTranslations('apis.integration')
  const [connectionId, setConnectionId] = useState(integration?.connectionId ?? '')
  return (
    <>
      <Notice tone="warn" title={t('vpcNotServed')}>
        {t('vpcNotServedText')}
      </Notice>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="connectionId"
          label={t('connectionId')}
          info="methods.vpcLink"
          value={connectionId}
          onChange={setConnectionId}
          monospace
          autoComplete="off"
          help={t('connectionIdHelp', { stage: `\${stageVariables.link}` })}
        />
        {vpcLinks.length > 0 && (
          <Select
            label={t('knownLinks')}
            placeholder={t('knownLinksPlaceholder')}
            options={vpcLinks.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setConnectionId}
          />
        )}
        <TextField
          name="integrationTarget"
          label={t('target')}
          info="methods.integrationTarget"
          defaultValue={integration?.integrationTarget ?? ''}
          placeholder="arn:aws:elasticloadbalancing:…"
          monospace
          optional
          autoComplete="off"
          help={t('targetHelp')}
        />
      </div>
    </>
  )
}
