'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { showToast } from '#components/ui/toast.tsx'

/** One object of the draft that differs from what a stage serves. */
export interface DiscardedChange {
  restApiId: string
  stageName: string
  subject: 'method' | 'model' | 'gateway-response'
  name: string
}

/** Says why it was refused, if it was. */
export type DiscardChange = (change: DiscardedChange) => Promise<{ refused?: string }>

interface DiscardChangeButtonProps {
  change: DiscardedChange
  discard: DiscardChange
}

/**
 * Takes back what was changed of one object, after asking. No form of its own: it stands inside the one that deploys.
 */
export function DiscardChangeButton({ change, discard }: DiscardChangeButtonProps) {
  const t = useTranslations('stages.discard')
  const [isOpen, setOpen] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [isPending, startTransition] = useTransition()
  const { name, stageName } = change
  const run = () =>
    startTransition(async () => {
      const outcome = await discard(change).catch(() => ({ refused: t('noAnswer') }))
      setRefused(outcome.refused)
      if (outcome.refused !== undefined) return
      setOpen(false)
      showToast({ tone: 'ok', message: t('done', { name, stage: stageName }) })
    })
  return (
    <>
      <IconButton
        size="small"
        label={t('label', { name })}
        icon={<Undo2 className="size-4" aria-hidden />}
        onPress={() => setOpen(true)}
        className="m-1.5 shrink-0"
      />
      <Dialog
        title={t('title', { name })}
        size="small"
        role="alertdialog"
        isOpen={isOpen}
        onOpenChange={(open) => {
          setOpen(open)
          setRefused(undefined)
        }}
      >
        <p className="text-muted text-sm wrap-anywhere">{t('text', { name, stage: stageName })}</p>
        {refused !== undefined && (
          <Notice tone="danger" title={t('refused')} className="mt-4">
            {refused}
          </Notice>
        )}
        <DialogFooter>
          <Button variant="danger" onPress={run} isPending={isPending}>
            {t('confirm')}
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  )
}
