'use client'

import { Check, MessageCircleQuestion, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useLetterKeys } from '#components/ui/use-letter-keys.ts'
import type { DecisionActions } from './decision-actions.ts'
import { type DecisionDialogState, DecisionDialogs } from './decision-dialogs.tsx'
import { useDecisions } from './use-decisions.ts'

interface RequestActionsProps {
  accessRequestId: string
  personName: string
  actions: DecisionActions
}

/** Approve, deny, ask; by `a`, `d` and `q` too. */
export function RequestActions({ accessRequestId, personName, actions }: RequestActionsProps) {
  const t = useTranslations('access-requests.decisions')
  const { approve, offerUndo, isPending } = useDecisions(actions)
  const [dialog, setDialog] = useState<DecisionDialogState>()
  const open = (mode: 'deny' | 'ask') => setDialog({ mode, accessRequestId, personName })
  const accept = () => {
    if (!isPending) approve([accessRequestId])
  }
  useLetterKeys({ a: accept, d: () => open('deny'), q: () => open('ask') })
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" icon={<Check />} isPending={isPending} onPress={accept} aria-keyshortcuts="a">
        {t('approve')}
      </Button>
      <Button variant="secondary" icon={<X />} onPress={() => open('deny')} aria-keyshortcuts="d">
        {t('deny')}
      </Button>
      <Button variant="ghost" icon={<MessageCircleQuestion />} onPress={() => open('ask')} aria-keyshortcuts="q">
        {t('ask')}
      </Button>
      <DecisionDialogs
        state={dialog}
        onClose={() => setDialog(undefined)}
        actions={actions}
        onDenied={(id) => offerUndo(t('denied'), [id])}
      />
    </div>
  )
}
