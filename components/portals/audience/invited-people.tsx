'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { toasting } from '../editing/toasting.ts'
import type { SentInvitation } from './sent-invitation.ts'

interface InvitedPeopleProps {
  portalId: string
  /** Those that fit the filter. */
  members: readonly { email: string; hasEntered: boolean; createdAt: Date }[]
  /** How many there are in all. */
  memberCount: number
  invite: FormAction<readonly SentInvitation[]>
  remove: FormAction
  canWrite: boolean
}

/** Who was asked in, or let in, and the links for who was just asked. */
export function InvitedPeople({ portalId, members, memberCount, invite, remove, canWrite }: InvitedPeopleProps) {
  const t = useTranslations('portals.people')
  const [sent, setSent] = useState<readonly SentInvitation[]>([])
  return (
    <Card title={t('title')} description={t('help')}>
      <div className="flex flex-col gap-5">
        {canWrite && (
          <Form action={invite} hidden={{ portalId }} resetOnDone onDone={({ result }) => setSent(result ?? [])}>
            <TextArea name="emails" label={t('addresses')} info="portals.invited" help={t('addressesHelp')} rows={2} />
            <SubmitButton variant="secondary" className="self-start">
              {t('invite')}
            </SubmitButton>
          </Form>
        )}
        {sent.length > 0 && <SentLinks sent={sent} />}
        {memberCount > filterFrom && <SearchField label={t('filter')} />}
        <Table
          label={t('title')}
          rows={members.slice(0, shownAtMost)}
          keyOf={({ email }) => email}
          empty={<p className="text-muted text-sm">{memberCount === 0 ? t('nobody') : t('noMatch')}</p>}
          columns={[
            { header: t('address'), cell: ({ email }) => <span className="wrap-anywhere">{email}</span> },
            {
              header: t('state'),
              cell: ({ hasEntered }) => (
                <StatusChip tone={hasEntered ? 'ok' : 'neutral'}>{hasEntered ? t('entered') : t('invited')}</StatusChip>
              ),
            },
            { header: t('since'), wideOnly: true, cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
            {
              header: t('actions'),
              hideHeader: true,
              align: 'end',
              cell: ({ email }) =>
                canWrite && (
                  <ConfirmDialog
                    title={t('removeTitle', { email })}
                    action={toasting(remove)}
                    hidden={{ portalId, email }}
                    confirmLabel={t('remove')}
                    trigger={
                      <Button variant="danger-ghost" size="small" aria-label={t('removeOne', { email })}>
                        {t('remove')}
                      </Button>
                    }
                  >
                    <p>{t('removeHelp')}</p>
                  </ConfirmDialog>
                ),
            },
          ]}
        />
        {members.length > shownAtMost && (
          <p className="text-muted text-sm">{t('more', { count: members.length - shownAtMost })}</p>
        )}
      </div>
    </Card>
  )
}

/** A list that is seen whole needs no filter. */
const filterFrom = 20
/** Rows that a browser is sent. */
const shownAtMost = 200

function SentLinks({ sent }: { sent: readonly SentInvitation[] }) {
  const t = useTranslations('portals.people')
  const mailed = sent.some(({ isMailed }) => isMailed)
  return (
    <Notice tone="ok" title={mailed ? t('mailed') : t('notMailed')}>
      <p>{t('links')}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {sent.map(({ email, url }) => (
          <li key={email} className="flex min-w-0 flex-col">
            <span className="font-medium wrap-anywhere">{email}</span>
            <span className="flex min-w-0 items-center gap-1">
              <code className="min-w-0 truncate text-xs">{url}</code>
              <CopyButton text={url} label={t('copyLink', { email })} />
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
