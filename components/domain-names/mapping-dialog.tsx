'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type MappingTarget, targetOptions } from './mapping-target.ts'

interface MappingDialogProps {
  title: string
  trigger: ReactElement
  action: FormAction
  /** What names the domain name, and the mapping that is changed. */
  hidden: Readonly<Record<string, string>>
  /** The member of the operation that the base path is. */
  basePathName: 'basePath' | 'newBasePath'
  targets: readonly MappingTarget[]
  /** What is there already. */
  basePath?: string
  target?: string
  submitLabel: string
}

/** Makes or changes a base path mapping. */
export function MappingDialog(props: MappingDialogProps) {
  const t = useTranslations('domain-names')
  const { title, trigger, action, hidden, basePathName, targets, basePath, target, submitLabel } = props
  return (
    <Dialog title={title} trigger={trigger}>
      <Form action={action} hidden={hidden}>
        <TextField
          name={basePathName}
          label={t('mappingDialog.basePath')}
          info="domainNames.mapping"
          optional
          monospace
          autoFocus
          placeholder="shop/v1"
          help={t('mappingDialog.withoutSlashesAroundItEmpty')}
          {...(basePath === undefined ? {} : { defaultValue: basePath })}
        />
        <Select
          name="target"
          label={t('mappingDialog.answeredBy')}
          options={targetOptions(targets)}
          {...(target === undefined ? {} : { defaultValue: target })}
        />
        <DialogFooter>
          <SubmitButton>{submitLabel}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
