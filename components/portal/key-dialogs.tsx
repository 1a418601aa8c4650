'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { AppKey } from '#server/portals/apps/app.ts'
import type { AppKeyActions } from './app-key-card.tsx'
import { ExpiryFields } from './expiry-fields.tsx'

/** What is about to be done to a key. */
export type AskedKeyChange = 'rotate' | 'retire' | 'revoke' | 'renew' | 'expiry'

interface KeyDialogsProps {
  appId: string
  appKey: AppKey
  asked: AskedKeyChange | undefined
  onClose: () => void
  actions: AppKeyActions
}

/** Asks before a value is made or ended. */
export function KeyDialogs({ appId, appKey, asked, onClose, actions }: KeyDialogsProps) {
  const t = useTranslations('portal.keyDialogs')
  const close = (isOpen: boolean) => {
    if (!isOpen) onClose()
  }
  const shared = { hidden: { appId }, onOpenChange: close }
  return (
    <>
      <ConfirmDialog
        {...shared}
        title={t('rotateTitle')}
        tone="primary"
        action={actions.rotate}
        confirmLabel={t('rotate')}
        isOpen={asked === 'rotate'}
      >
        <p>{t('rotateMeans')}</p>
        <p>{t('staysOneKey')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        {...shared}
        title={t('retireTitle')}
        action={actions.retire}
        confirmLabel={t('retire')}
        isOpen={asked === 'retire'}
      >
        {appKey.previousUse && !appKey.previousUse.isSafeToRetire && appKey.previousUse.calls > 0 && (
          <p className="font-medium text-danger">{t('retireStillUsed', { count: appKey.previousUse.calls })}</p>
        )}
        <p>{t('retireMeans')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        {...shared}
        title={t('revokeTitle')}
        action={actions.revoke}
        confirmLabel={t('revoke')}
        isOpen={asked === 'revoke'}
      >
        <p>{appKey.hasPreviousValue ? t('revokeBothMeans') : t('revokeMeans')}</p>
        <p>{t('revokeInstead')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        {...shared}
        title={t('renewTitle')}
        tone="primary"
        action={actions.renew}
        confirmLabel={t('renew')}
        isOpen={asked === 'renew'}
      >
        <p>{t('renewMeans')}</p>
      </ConfirmDialog>
      <Dialog title={t('expiryTitle')} size="small" isOpen={asked === 'expiry'} onOpenChange={close}>
        <Form action={actions.setExpiry} hidden={{ appId }} onDone={onClose}>
          <ExpiryFields expiresAt={appKey.expiresAt} />
          <DialogFooter>
            <SubmitButton>{t('expirySave')}</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
    </>
  )
}
