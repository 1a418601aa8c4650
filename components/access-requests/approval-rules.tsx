'use client'

import { Check, Pencil, Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import type { Translate } from '#components/messages/translate.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { OrderableList } from '#components/ui/orderable-list.tsx'
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

/** The rules in the order in which they are tried. */
export function ApprovalRules({ rules, preview, canDecide, dialog, actions }: ApprovalRulesProps) {
  const t = useTranslations('access-requests.rules')
  const words = useTranslations('access-requests')
  const [, startTransition] = useTransition()
  const [shown, setShown] = useOptimistic<readonly ApprovalRule[]>(rules)
  const failed = (): { refused: string; deleted?: RuleRestore } => ({ refused: t('failed') })
  const say = (refused: string | undefined) => refused && showToast({ tone: 'danger', message: refused })
  const save = (next: readonly ApprovalRule[]) =>
    startTransition(async () => {
      setShown(next)
      const { refused } = await actions.order(next.map(({ ruleId }) => ruleId)).catch(failed)
      say(refused)
    })
  const remove = (rule: ApprovalRule) =>
    startTransition(async () => {
      setShown(shown.filter(({ ruleId }) => ruleId !== rule.ruleId))
      const { refused, deleted } = await actions.remove(rule.ruleId).catch(failed)
      say(refused)
      if (!deleted) return
      const restore = async () => say((await actions.restore(deleted).catch(failed)).refused)
      showToast({ tone: 'info', message: t('deleted'), action: { label: t('undo'), onPress: () => void restore() } })
    })
  return (
    <OrderableList
      label={t('title')}
      entries={shown}
      keyOf={({ ruleId }) => ruleId}
      nameOf={(rule) => sentenceOf(words, rule)}
      onOrder={save}
      canOrder={canDecide}
      isNumbered
    >
      {(rule) => (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <RuleText rule={rule} preview={preview} />
          {canDecide && (
            <span className="flex gap-1">
              <RuleDialog
                {...dialog}
                rule={rule}
                trigger={<IconButton label={t('edit')} icon={<Pencil />} size="small" />}
              />
              <IconButton label={t('delete')} icon={<Trash2 />} size="small" onPress={() => remove(rule)} />
            </span>
          )}
        </div>
      )}
    </OrderableList>
  )
}

function RuleText({ rule, preview }: { rule: ApprovalRule; preview: readonly PreviewedDecision[] }) {
  const t = useTranslations('access-requests')
  const matched = preview.filter(({ ruleId }) => ruleId === rule.ruleId)
  const waiting = matched.filter(({ awaitsProof }) => awaitsProof).length
  const count = matched.length - waiting
  const Sign = rule.decision === 'approve' ? Check : X
  return (
    <span className="flex min-w-0 flex-1 basis-60 items-start gap-2.5">
      <Sign
        className={`mt-0.5 size-4 shrink-0 ${rule.decision === 'approve' ? 'text-ok' : 'text-danger'}`}
        aria-hidden
      />
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="font-medium text-sm wrap-anywhere">{sentenceOf(t, rule)}</span>
        <span className="text-muted text-xs">
          {[
            ...(rule.verifiedOnly ? [t('rules.onlyProven')] : []),
            t('rules.wouldDecide', { count }),
            ...(waiting > 0 ? [t('rules.waiting', { count: waiting })] : []),
          ].join(' · ')}
        </span>
      </span>
    </span>
  )
}

function sentenceOf(t: Translate<'access-requests'>, rule: ApprovalRule): string {
  return ruleSentence(t, { ...rule, product: rule.product?.name, plan: rule.plan?.name })
}
