'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { saveFile } from '#components/ui/save-file.ts'
import { showToast } from '#components/ui/toast.tsx'

interface ExportKeysProps {
  /** Answers with the file, or with why there is none. */
  exportKeys: () => Promise<{ csv: string; keys: number } | { problem: string }>
}

/** All keys as a file; it holds secrets, so that is said first. */
export function ExportKeys({ exportKeys }: ExportKeysProps) {
  const t = useTranslations('api-keys.exportKeys')
  const [isOpen, setIsOpen] = useState(false)
  const [isPending, setIsPending] = useState(false)
  const download = async () => {
    setIsPending(true)
    const made = await exportKeys().catch(() => ({ problem: t('failed') }))
    setIsPending(false)
    if ('problem' in made) return showToast({ tone: 'danger', message: made.problem })
    saveFile('api-keys.csv', made.csv)
    setIsOpen(false)
    showToast({ tone: 'ok', message: t('done', { count: made.keys }) })
  }
  return (
    <Dialog
      title={t('title')}
      description={t('description')}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button icon={<Download />}>{t('export')}</Button>}
    >
      <Notice tone="warn">{t('warning')}</Notice>
      <DialogFooter>
        <Button variant="primary" isPending={isPending} onPress={download}>
          {t('download')}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
