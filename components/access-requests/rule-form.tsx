'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { RuleDraft, RuleOffer, RulePreview } from './rule-actions.ts'
import type { RuleDialogProps } from './rule-dialog.tsx'
import { RulePreviewList } from './rule-preview-list.tsx'

/** What stands in a select for "every one". */
const every = 'every'

export function RuleForm({ rule, offers, hasMail, save, preview }: Omit<RuleDialogProps, 'trigger'>) {
  const t = useTranslations('access-requests.rules')
  const [draft, setDraft] = useState<RuleDraft>({
    ruleId: rule?.ruleId,
    email: rule?.email ?? '',
    productId: rule?.product?.productId ?? null,
    usagePlanId: rule?.plan?.usagePlanId ?? null,
    decision: rule?.decision ?? 'approve',
    verifiedOnly: rule?.verifiedOnly ?? true,
  })
  const change = (changes: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...changes }))
  const shown = usePreview(draft, preview)
  const claimsAddress = draft.decision === 'approve' && draft.email.trim() !== '*'
  return (
    <Form action={save} hidden={hiddenOf(draft)}>
      <RadioCards
        name="decision"
        label={t('decision')}
        info="accessRequests.rules"
        columns={2}
        value={draft.decision}
        onChange={(value) => change({ decision: value === 'deny' ? 'deny' : 'approve' })}
        cards={[
          { value: 'approve', title: t('approve'), description: t('approveHelp') },
          { value: 'deny', title: t('deny'), description: t('denyHelp') },
        ]}
      />
      <TextField
        name="email"
        label={t('email')}
        info="accessRequests.who"
        help={t('emailHelp')}
        placeholder="@example.org"
        value={draft.email}
        onChange={(email) => change({ email })}
        autoComplete="off"
        monospace
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={t('product')}
          value={draft.productId ?? every}
          options={[
            { value: every, label: t('everyProduct') },
            ...offers.map(({ productId, name }) => ({ value: productId, label: name })),
          ]}
          onChange={(value) => change({ productId: value === every ? null : value, usagePlanId: null })}
        />
        <Select
          label={t('plan')}
          value={draft.usagePlanId ?? every}
          options={[{ value: every, label: t('everyPlan') }, ...plansIn(offers, draft.productId)]}
          onChange={(value) => change({ usagePlanId: value === every ? null : value })}
        />
      </div>
      {claimsAddress && (
        <Checkbox
          name="verifiedOnly"
          isSelected={draft.verifiedOnly}
          onChange={(verifiedOnly) => change({ verifiedOnly })}
          help={hasMail ? t('verifiedHelp') : t('verifiedHelpNoMail')}
        >
          {t('verifiedOnly')}
        </Checkbox>
      )}
      <RulePreviewList preview={shown} decision={draft.decision} />
      <DialogFooter>
        <SubmitButton>{rule ? t('save') : t('add')}</SubmitButton>
      </DialogFooter>
    </Form>
  )
}

function hiddenOf({ ruleId, productId, usagePlanId }: RuleDraft): Record<string, string> {
  return { ruleId: ruleId ?? '', productId: productId ?? '', usagePlanId: usagePlanId ?? '' }
}

/** The plans of the chosen product, or of all, each once. */
function plansIn(offers: readonly RuleOffer[], productId: string | null) {
  const plans = offers.filter((offer) => !productId || offer.productId === productId).flatMap(({ plans }) => plans)
  const names = new Map(plans.map(({ usagePlanId, name }) => [usagePlanId, name]))
  return [...names].map(([value, label]) => ({ value, label }))
}

/** Follows what is typed, a little later; undefined until there is an address. */
function usePreview(draft: RuleDraft, preview: (draft: RuleDraft) => Promise<RulePreview>): RulePreview | undefined {
  const [shown, setShown] = useState<RulePreview>()
  const { ruleId, email, productId, usagePlanId, decision, verifiedOnly } = draft
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(async () => {
      const wanted = { ruleId, email, productId, usagePlanId, decision, verifiedOnly }
      const found = email.trim() === '' ? undefined : await preview(wanted).catch(() => undefined)
      if (isCurrent) setShown(found)
    }, 300)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [ruleId, email, productId, usagePlanId, decision, verifiedOnly, preview])
  return shown
}
