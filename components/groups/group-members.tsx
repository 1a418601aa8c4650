'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { StatusChip, type StatusTone } from '#components/ui/status-chip.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { GroupMember } from '#server/portals/groups/get-group.ts'

interface GroupMembersProps {
  groupId: string
  /** Those that fit the filter. */
  members: readonly GroupMember[]
  /** How many there are in all. */
  memberCount: number
  add: FormAction
  /** Each answers with why it did not go. */
  remove: (groupId: string, email: string) => Promise<string | undefined>
  restore: (groupId: string, email: string) => Promise<string | undefined>
  mayWrite: boolean
}

/** A list that is seen whole needs no filter. */
const filterFrom = 20
/** Rows that a browser is sent. */
const shownAtMost = 200

const tones: Record<GroupMember['state'], StatusTone> = {
  in: 'ok',
  domain: 'info',
  unproven: 'warn',
  unknown: 'neutral',
}

/** Who is in a group: people by address and whole domains. */
export function GroupMembers(props: GroupMembersProps) {
  const { groupId, members, memberCount, add, remove, restore, mayWrite } = props
  const t = useTranslations('groups.groupMembers')
  const attempt = async (run: typeof remove, email: string) => {
    const problem = await run(groupId, email).catch(() => t('failed'))
    if (problem) showToast({ tone: 'danger', message: problem })
    return problem === undefined
  }
  const removeMember = async (email: string) => {
    if (!(await attempt(remove, email))) return
    const undo = () => void attempt(restore, email)
    showToast({ tone: 'ok', message: t('removed', { email }), action: { label: t('undo'), onPress: undo } })
  }
  return (
    <Card title={t('title')} description={t('description')}>
      <div className="flex flex-col gap-5">
        {mayWrite && (
          <Form action={add} hidden={{ groupId }} resetOnDone>
            <TextArea
              name="emails"
              label={t('add')}
              info="groups.members"
              help={t('addHelp')}
              placeholder={'ada@example.org\n@example.com'}
              rows={3}
              monospace
            />
            <SubmitButton variant="secondary" className="self-start">
              {t('addButton')}
            </SubmitButton>
          </Form>
        )}
        {members.some(({ state }) => state === 'unproven') && <Notice tone="warn">{t('unprovenHelp')}</Notice>}
        {memberCount > filterFrom && <SearchField label={t('filter')} />}
        {members.length === 0 ? (
          <p className="text-muted text-sm">{memberCount === 0 ? t('none') : t('noMatch')}</p>
        ) : (
          <Table
            label={t('label')}
            rows={members.slice(0, shownAtMost)}
            keyOf={({ email }) => email}
            columns={[
              { header: t('address'), cell: ({ email }) => <span className="wrap-anywhere">{email}</span> },
              {
                header: t('state'),
                cell: ({ state }) => <StatusChip tone={tones[state]}>{t(`states.${state}`)}</StatusChip>,
              },
              { header: t('added'), wideOnly: true, cell: ({ addedAt }) => <RelativeTime at={addedAt} /> },
              ...(mayWrite
                ? [
                    {
                      header: t('actions'),
                      hideHeader: true,
                      align: 'end' as const,
                      cell: ({ email }: GroupMember) => (
                        <IconButton
                          label={t('remove', { email })}
                          icon={<X />}
                          size="small"
                          onPress={() => removeMember(email)}
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
        {members.length > shownAtMost && (
          <p className="text-muted text-sm">{t('more', { count: members.length - shownAtMost })}</p>
        )}
      </div>
    </Card>
  )
}
