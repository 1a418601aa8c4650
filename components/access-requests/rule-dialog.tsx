'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { ApprovalRule } from '#server/portals/access-requests/read-approval-rules.ts'
import type { RuleDraft, RuleOffer, RulePreview } from './rule-actions.ts'
import { RuleForm } from './rule-form.tsx'

export interface RuleDialogProps {
  offers: readonly RuleOffer[]
  /** Whether mails are sent, so that addresses can be proven by one. */
  hasMail: boolean
  save: FormAction
  preview: (draft: RuleDraft) => Promise<RulePreview>
  /** The rule to change; without one it is a new one. */
  rule?: ApprovalRule
  trigger?: ReactElement
}

/** Writes a rule, and shows which open requests it would decide. */
export function RuleDialog({ trigger, ...props }: RuleDialogProps) {
  const t = useTranslations('access-requests.rules')
  return (
    <Dialog
      title={props.rule ? t('editTitle') : t('newTitle')}
      trigger={
        trigger ?? (
          <Button variant="primary" icon={<Plus />}>
            {t('add')}
          </Button>
        )
      }
    >
      <RuleForm {...props} />
    </Dialog>
  )
}
