'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface PublishVersionProps {
  restApiId: string
  stageNames: readonly string[]
  /** The last version's name: the next one is suggested. */
  latest: string | undefined
  action: FormAction
  trigger: ReactElement
}

/** Publishes all texts as they are now. */
export function PublishVersion({ restApiId, stageNames, latest, action, trigger }: PublishVersionProps) {
  const t = useTranslations('documentation')
  return (
    <Dialog
      title={t('publishVersion.publishAVersion')}
      description={t('publishVersion.allTextsAsTheyAre')}
      trigger={trigger}
    >
      <Form action={action} hidden={{ restApiId }}>
        <TextField
          name="documentationVersion"
          label={t('publishVersion.name')}
          defaultValue={nextName(latest)}
          autoComplete="off"
          monospace
          autoFocus
        />
        <TextArea
          name="description"
          label={t('publishVersion.description')}
          placeholder={t('publishVersion.whatIsNew')}
          rows={2}
          optional
        />
        {stageNames.length > 0 && (
          <Select
            name="stageName"
            label={t('publishVersion.stageThatShowsIt')}
            defaultValue={none}
            help={t('publishVersion.itsExportsAndItsReference')}
            options={[
              { value: none, label: t('publishVersion.noneForNow') },
              ...stageNames.map((stageName) => ({ value: stageName, label: stageName })),
            ]}
          />
        )}
        <DialogFooter>
          <SubmitButton>{t('publishVersion.publish')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}

/** No stage can be called this: names have no slash. */
const none = '/none'

/** `1.4` after `1.3`, `v2` after `v1`; `1.0` to begin with. */
function nextName(latest: string | undefined): string {
  if (latest === undefined) return '1.0'
  const [, before = '', last] = /^(.*?)(\d{1,9})$/.exec(latest) ?? []
  return last === undefined ? '' : `${before}${Number(last) + 1}`
}
