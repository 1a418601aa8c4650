'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Portal } from '#server/portals/portals/portal.ts'
import { toasting } from './editing/toasting.ts'

interface OpenSwitchProps {
  portal: Pick<Portal, 'portalId' | 'name' | 'state'>
  setOpen: FormAction
}

/** Closes a portal after asking, and opens it again without. */
export function OpenSwitch({ portal, setOpen }: OpenSwitchProps) {
  const t = useTranslations('portals.overview')
  const { portalId } = portal
  if (portal.state === 'closed') {
    return (
      <Form action={toasting(setOpen)} hidden={{ portalId, open: 'true' }}>
        <SubmitButton variant="secondary">{t('openAgain')}</SubmitButton>
      </Form>
    )
  }
  return (
    <ConfirmDialog
      title={t('closeTitle', { name: portal.name })}
      action={toasting(setOpen)}
      hidden={{ portalId, open: 'false' }}
      confirmLabel={t('close')}
      trigger={<Button>{t('close')}</Button>}
    >
      <p>{t('closeHelp')}</p>
    </ConfirmDialog>
  )
}
