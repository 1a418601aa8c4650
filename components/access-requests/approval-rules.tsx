'use client'

import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useOptimistic, useTransition } from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { PreviewedDecision } from '#server/portals/access-requests/preview-approval-rules.ts'
import type { ApprovalRule } from '#server/portals/access-requests/read-approval-rules.ts'
import type { RuleRestore } from './rule-actions.ts'
import { RuleDialog, type RuleDialogProps } from './rule-dialog.tsx'
import { ruleSentence } from './rule-words.ts'

interface ApprovalRulesProps {
  rules: readonly ApprovalRule[]
  preview: readonly PreviewedDecision[]
  canDecide: boolean
  dialog: Omit<RuleDialogProps, 'rule' | 'trigger'>
  actions: {
    order: (ruleIds: string[]) => Promise<{ refused: string | undefined }>
    remove: (ruleId: string) => Promise<{ refused: string | undefined; deleted?: RuleRestore }>
    restore: (rule: RuleRestore) => Promise<{ refused: string | undefined }>
  }
}

/** The rules in the order in which they are tried. The order changes with two buttons, or Alt and the arrow keys. */
export function ApprovalRules({ rules, preview, canDecide, dialog, actions }: ApprovalRulesProps) {
  const t = useTranslations('access-requests.rules')
  const [, startTransition] = useTransition()
  const [shown, setShown] = useOptimistic<readonly ApprovalRule[]>(rules)
  const say = (refused: string | undefined) => refused && showToast({ tone: 'danger', message: refused })
  const move = (index: number, step: 1 | -1) => {
    const rule = shown[index]
    const target = index + step
    if (!rule || target < 0 || target >= shown.length) return
    const next = shown.toSpliced(index, 1).toSpliced(target, 0, rule)
    startTransition(async () => {
      setShown(next)
      say((await actions.order(next.map(({ ruleId }) => ruleId))).refused)
    })
  }
  const remove = (rule: ApprovalRule) =>
    startTransition(async () => {
      setShown(shown.filter(({ ruleId }) => ruleId !== rule.ruleId))
      const { refused, deleted } = await actions.remove(rule.ruleId)
      say(refused)
      if (!deleted) return
      const restore = async () => say((await actions.restore(deleted)).refused)
      showToast({ tone: 'info', message: t('deleted'), action: { label: t('undo'), onPress: () => void restore() } })
    })
  const keys = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(index, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <ol aria-label={t('title')} className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
      {shown.map((rule, index) => (
        <li
          key={rule.ruleId}
          onKeyDown={canDecide ? (event) => keys(event, index) : undefined}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3"
        >
          <span className="w-5 text-faint text-sm tabular-nums" aria-hidden>
            {index + 1}
          </span>
          <RuleText rule={rule} preview={preview} />
          {canDecide && (
            <span className="flex gap-1">
              <IconButton label={t('up')} icon={<ArrowUp />} isDisabled={index === 0} onPress={() => move(index, -1)} />
              <IconButton
                label={t('down')}
                icon={<ArrowDown />}
                isDisabled={index === shown.length - 1}
                onPress={() => move(index, 1)}
              />
              <RuleDialog {...dialog} rule={rule} trigger={<IconButton label={t('edit')} icon={<Pencil />} />} />
              <IconButton label={t('delete')} icon={<Trash2 />} onPress={() => remove(rule)} />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

function RuleText({ rule, preview }: { rule: ApprovalRule; preview: readonly PreviewedDecision[] }) {
  const t = useTranslations('access-requests')
  const matched = preview.filter(({ ruleId }) => ruleId === rule.ruleId)
  const waiting = matched.filter(({ awaitsProof }) => awaitsProof).length
  const count = matched.length - waiting
  const words = ruleSentence(t, { ...rule, product: rule.product?.name, plan: rule.plan?.name })
  return (
    <span className="flex min-w-0 flex-1 basis-60 flex-col gap-1">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusChip tone={rule.decision === 'approve' ? 'ok' : 'danger'}>
          {rule.decision === 'approve' ? t('rules.approve') : t('rules.deny')}
        </StatusChip>
        <span className="font-medium text-sm wrap-anywhere">{words}</span>
      </span>
      <span className="text-muted text-xs">
        {[
          ...(rule.verifiedOnly ? [t('rules.onlyProven')] : []),
          t('rules.wouldDecide', { count }),
          ...(waiting > 0 ? [t('rules.waiting', { count: waiting })] : []),
        ].join(' · ')}
      </span>
    </span>
  )
}
