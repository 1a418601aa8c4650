'use client'

import { Check } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { usePreferences } from '#components/ui/preferences.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Table, type TableColumn } from '#components/ui/table.tsx'
import { useLetterKeys } from '#components/ui/use-letter-keys.ts'
import type { AccessRequest } from '#server/portals/access-requests/access-request.ts'
import type { DecisionActions } from './decision-actions.ts'
import { type DecisionDialogState, DecisionDialogs } from './decision-dialogs.tsx'
import { RequestStatus } from './request-status.tsx'
import { requestTitle } from './request-view.ts'
import { useDecisions } from './use-decisions.ts'

export interface InboxRow
  extends Pick<
    AccessRequest,
    'accessRequestId' | 'kind' | 'status' | 'person' | 'product' | 'plan' | 'previousPlan' | 'portal' | 'createdAt'
  > {
  /** Where its side panel is open. */
  readonly href: string
}

interface RequestInboxProps {
  rows: readonly InboxRow[]
  /** The request whose side panel is open. */
  currentId: string | undefined
  canDecide: boolean
  actions: DecisionActions
  empty: ReactNode
}

/** The requests as one list for the keyboard: beside `j` and `k`, `x` marks, `a` approves, `d` denies, `q` asks. */
export function RequestInbox({ rows, currentId, canDecide, actions, empty }: RequestInboxProps) {
  const t = useTranslations('access-requests')
  const { preferences } = usePreferences()
  const list = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<DecisionDialogState>()
  const { approve, offerUndo, isPending } = useDecisions(actions)
  const open = rows.filter(({ status }) => status === 'pending' || status === 'question')
  const chosen = open.filter(({ accessRequestId }) => marked.has(accessRequestId))
  const mark = (id: string, isOn: boolean) =>
    setMarked((before) => new Set(isOn ? [...before, id] : [...before].filter((other) => other !== id)))
  const approveMarked = () =>
    approve(
      chosen.map(({ accessRequestId }) => accessRequestId),
      () => setMarked(new Set()),
    )
  const withFocused = (act: (row: InboxRow) => void) => () => {
    const row = open.find(({ accessRequestId }) => accessRequestId === focusedId(list.current))
    if (row) act(row)
  }
  const ask = (mode: 'deny' | 'ask') =>
    withFocused(({ accessRequestId, person }) => setDialog({ mode, accessRequestId, personName: person.name }))
  const accept = () => (chosen.length > 0 ? approveMarked() : withFocused((row) => approve([row.accessRequestId]))())
  // In the panel its own buttons answer to the letters.
  const decide = {
    x: withFocused(({ accessRequestId: id }) => mark(id, !marked.has(id))),
    a: accept,
    d: ask('deny'),
    q: ask('ask'),
  }
  useLetterKeys(canDecide && !currentId ? decide : {})
  return (
    <div ref={list} className="flex flex-col gap-3">
      {canDecide && open.length > 0 && (
        <div className="flex min-h-control flex-wrap items-center gap-x-4 gap-y-2">
          <Checkbox
            isSelected={chosen.length === open.length}
            isIndeterminate={chosen.length > 0 && chosen.length < open.length}
            onChange={(isOn) => setMarked(new Set(isOn ? open.map(({ accessRequestId }) => accessRequestId) : []))}
          >
            {t('inbox.markAll')}
          </Checkbox>
          {chosen.length > 0 && (
            <Button size="small" variant="primary" icon={<Check />} isPending={isPending} onPress={approveMarked}>
              {t('inbox.approveMarked', { count: chosen.length })}
            </Button>
          )}
          {preferences.letterKeys === 'on' && (
            <span className="ml-auto text-faint text-xs max-sm:hidden">{t('inbox.keys')}</span>
          )}
        </div>
      )}
      <Table
        label={t('inbox.label')}
        rows={rows}
        keyOf={({ accessRequestId }) => accessRequestId}
        isCurrent={({ accessRequestId }) => accessRequestId === currentId}
        empty={empty}
        columns={columnsOf(t, canDecide && open.length > 0 ? { marked, mark } : undefined)}
      />
      <DecisionDialogs
        state={dialog}
        onClose={() => setDialog(undefined)}
        actions={actions}
        onDenied={(id) => offerUndo(t('decisions.denied'), [id])}
      />
    </div>
  )
}

interface Marking {
  readonly marked: ReadonlySet<string>
  readonly mark: (id: string, isOn: boolean) => void
}

function columnsOf(
  t: ReturnType<typeof useTranslations<'access-requests'>>,
  marking: Marking | undefined,
): TableColumn<InboxRow>[] {
  return [
    {
      header: t('inbox.person'),
      cell: (row) => (
        <span className="flex items-start gap-3">
          {marking && <MarkBox row={row} marking={marking} />}
          <span className="flex min-w-0 flex-col">
            <Link
              href={row.href}
              scroll={false}
              data-request={row.accessRequestId}
              className="text-link w-fit font-medium"
            >
              {row.person.name}
            </Link>
            <span className="font-normal text-muted text-xs wrap-anywhere">{row.person.email}</span>
          </span>
        </span>
      ),
    },
    { header: t('inbox.wish'), cell: (row) => <span className="wrap-anywhere">{requestTitle(t, row)}</span> },
    { header: t('inbox.status'), cell: ({ status }) => <RequestStatus status={status} /> },
    { header: t('inbox.age'), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ]
}

function MarkBox({ row, marking }: { row: InboxRow; marking: Marking }) {
  const t = useTranslations('access-requests.inbox')
  const { accessRequestId: id, status, person } = row
  if (status !== 'pending' && status !== 'question') return <span className="w-7 shrink-0 max-sm:hidden" />
  return (
    <Checkbox isSelected={marking.marked.has(id)} onChange={(isOn) => marking.mark(id, isOn)}>
      <span className="sr-only">{t('mark', { name: person.name })}</span>
    </Checkbox>
  )
}

/** The request in whose row the focus is. */
function focusedId(list: HTMLElement | null): string | undefined {
  const row = document.activeElement?.closest('tr')
  if (!row || !list?.contains(row)) return undefined
  return row.querySelector<HTMLElement>('[data-request]')?.dataset.request
}
