'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'

interface StageSdkProps {
  restApiId: string
  stageName: string
}

/** A client for what the stage serves, to take away. */
export function StageSdk({ restApiId, stageName }: StageSdkProps) {
  const t = useTranslations('stages.sdk')
  const href = `/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}/sdk`
  return (
    <Dialog
      title={t('title', { stage: stageName })}
      description={t('help')}
      size="small"
      trigger={
        <Button size="small" icon={<Download />}>
          {t('button')}
        </Button>
      }
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-[0.8125rem] text-muted">
        <li>{t('platforms')}</li>
        <li>{t('functions')}</li>
        <li>{t('signing')}</li>
      </ul>
      <p className="text-[0.8125rem] text-muted">{t('cors')}</p>
      <DialogFooter>
        <Button variant="primary" slot="close" onPress={() => window.location.assign(href)}>
          {t('download')}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
