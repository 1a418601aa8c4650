'use client'

import { MoveRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { MovedResource } from '#server/rest-apis/resources/move-resource.ts'
import { useMoveResource } from './use-move-resource.ts'

interface MoveResourceDialogProps {
  restApiId: string
  resourceId: string
  path: string
  action: FormAction<MovedResource>
}

/** Renames or moves a resource by its whole path. */
export function MoveResourceDialog({ restApiId, resourceId, path, action }: MoveResourceDialogProps) {
  const t = useTranslations('apis.move')
  const { tell } = useMoveResource(restApiId, action)
  return (
    <Dialog
      title={t('title', { path })}
      description={t('description')}
      size="small"
      trigger={
        <Button size="small" icon={<MoveRight />}>
          {t('open')}
        </Button>
      }
    >
      <Form action={action} hidden={{ restApiId, resourceId }} onDone={({ result }) => result && tell(result)}>
        <TextField
          name="path"
          label={t('path')}
          info="resources.move"
          defaultValue={path}
          help={t('pathHelp')}
          monospace
          autoFocus
          autoComplete="off"
        />
        <DialogFooter>
          <SubmitButton>{t('submit')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
