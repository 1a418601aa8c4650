'use client'

import { Globe } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { CorsDescription } from '#server/rest-apis/cors/describe-cors.ts'
import { CorsFields } from './cors-fields.tsx'
import { CorsResult, type EnabledCors } from './cors-result.tsx'

interface CorsDialogProps {
  restApiId: string
  resourceId: string
  path: string
  cors: CorsDescription
  action: FormAction<EnabledCors>
}

/** AWS's "Enable CORS" of a resource: asks which methods pages of other origins may call, then says what is left to do. */
export function CorsDialog({ restApiId, resourceId, path, cors, action }: CorsDialogProps) {
  const t = useTranslations('apis.cors')
  const [isOpen, setIsOpen] = useState(false)
  const [enabled, setEnabled] = useState<EnabledCors>()
  const change = (open: boolean) => {
    setIsOpen(open)
    if (open) setEnabled(undefined)
  }
  return (
    <Dialog
      title={enabled ? t('enabledTitle', { path }) : t('title', { path })}
      description={enabled ? undefined : t('description')}
      isOpen={isOpen}
      onOpenChange={change}
      trigger={
        <Button size="small" icon={<Globe />}>
          {cors.enabled ? t('edit') : t('enable')}
        </Button>
      }
    >
      {enabled ? (
        <CorsResult restApiId={restApiId} enabled={enabled} />
      ) : (
        <Form<EnabledCors>
          action={action}
          hidden={{ restApiId, resourceId }}
          closeOnDone={false}
          onDone={({ result }) => setEnabled(result)}
        >
          <CorsFields cors={cors} />
          <DialogFooter>
            <SubmitButton>{cors.enabled ? t('save') : t('enable')}</SubmitButton>
          </DialogFooter>
        </Form>
      )}
    </Dialog>
  )
}
