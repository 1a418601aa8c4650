'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DecisionActions } from './decision-actions.ts'

export interface DecisionDialogState {
  readonly mode: 'deny' | 'ask'
  readonly accessRequestId: string
  readonly personName: string
}

interface DecisionDialogsProps {
  state: DecisionDialogState | undefined
  onClose: () => void
  actions: DecisionActions
  /** A denial can be undone for some seconds. */
  onDenied: (accessRequestId: string) => void
}

/** Why not, or what they would like to know: the two decisions that need words. */
export function DecisionDialogs({ state, onClose, actions, onDenied }: DecisionDialogsProps) {
  const t = useTranslations('access-requests.decisions')
  if (!state) return null
  const { mode, accessRequestId, personName } = state
  const isDenial = mode === 'deny'
  // Told here and not when the form is done: the page that is rendered again has no such form any more.
  const deny: FormAction = async (before, data) => {
    const after = await actions.deny(before, data)
    if (after.status === 'ok') onDenied(accessRequestId)
    return after
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isDenial ? t('denyTitle', { name: personName }) : t('askTitle', { name: personName })}
    >
      <Form action={isDenial ? deny : actions.ask} hidden={{ accessRequestId }} onDone={onClose}>
        {isDenial ? (
          <TextArea name="reason" label={t('reason')} help={t('reasonHelp')} rows={4} autoFocus />
        ) : (
          <TextArea name="question" label={t('question')} help={t('questionHelp')} rows={4} autoFocus />
        )}
        <DialogFooter>
          <SubmitButton variant={isDenial ? 'danger' : 'primary'}>
            {isDenial ? t('denySubmit') : t('askSubmit')}
          </SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
