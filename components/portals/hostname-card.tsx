'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { toasting } from './editing/toasting.ts'

interface HostnameCardProps {
  portalId: string
  hostname: string | undefined
  /** The TXT record that proves a name. */
  record: { prefix: string; value: string }
  /** The host that the name has to lead to. */
  publicHost: string
  setHostname: FormAction
}

/** A host name of the provider's own: what to write into its DNS, and the check. */
export function HostnameCard({ portalId, hostname, record, publicHost, setHostname }: HostnameCardProps) {
  const t = useTranslations('portals.hostname')
  const [typed, setTyped] = useState(hostname ?? '')
  const name = typed.trim().toLowerCase() || 'developers.example.com'
  return (
    <Card title={t('title')} description={t('help')}>
      <div className="flex flex-col gap-4">
        <Form action={setHostname} hidden={{ portalId }} aria-label={t('title')}>
          <div className="max-w-md">
            <TextField
              name="hostname"
              label={t('name')}
              info="portals.hostname"
              value={typed}
              onChange={setTyped}
              placeholder="developers.example.com"
              monospace
              autoComplete="off"
            />
          </div>
          <dl className="flex flex-col gap-3 text-[0.8125rem]">
            <Row label={t('leads')} record={`${name}  CNAME  ${publicHost}`} copy={publicHost} />
            <Row label={t('proves')} record={`${record.prefix}.${name}  TXT  ${record.value}`} copy={record.value} />
          </dl>
          <p className="max-w-prose text-[0.8125rem] text-muted">{t('tls')}</p>
          <SubmitButton variant="secondary" className="self-start" isDisabled={typed.trim() === ''}>
            {t('check')}
          </SubmitButton>
        </Form>
        {hostname && (
          <ConfirmDialog
            title={t('removeTitle', { hostname })}
            action={toasting(setHostname)}
            hidden={{ portalId, hostname: '' }}
            confirmLabel={t('remove')}
            trigger={
              <Button variant="danger-ghost" className="self-start">
                {t('remove')}
              </Button>
            }
          >
            <p>{t('removeHelp')}</p>
          </ConfirmDialog>
        )}
      </div>
    </Card>
  )
}

function Row({ label, record, copy }: { label: string; record: string; copy: string }) {
  const t = useTranslations('portals.hostname')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <dt className="text-muted">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 rounded bg-sunken px-2 py-1 wrap-anywhere">{record}</code>
        <CopyButton text={copy} label={t('copy')} />
      </dd>
    </div>
  )
}
