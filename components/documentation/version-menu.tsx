'use client'

import { BookOpenCheck, GitCompare, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { DocumentationVersion } from '#server/rest-apis/documentation/documentation-version.ts'
import type { VersionActions } from './version-list.tsx'

interface VersionMenuProps {
  restApiId: string
  version: DocumentationVersion
  stages: readonly { stageName: string; documentationVersion?: string }[]
  actions: VersionActions
}

type Open = 'attach' | 'describe' | 'remove'

/** What can be done with one version. */
export function VersionMenu({ restApiId, version: { version, description }, stages, actions }: VersionMenuProps) {
  const t = useTranslations('documentation')
  const [open, setOpen] = useState<Open>()
  const hidden = { restApiId, documentationVersion: version }
  const dialog = (name: Open) => ({
    isOpen: open === name,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? name : undefined),
  })
  const close = () => setOpen(undefined)
  const showing = stages.filter((stage) => stage.documentationVersion === version).map(({ stageName }) => stageName)
  return (
    <>
      <Menu
        label={t('versionMenu.actionsFor', { version: version })}
        entries={[
          {
            id: 'compare',
            label: t('versionMenu.compareWithTheDraft'),
            icon: <GitCompare />,
            href: `?from=${encodeURIComponent(version)}`,
          },
          {
            id: 'attach',
            label: t('versionMenu.showInAStage'),
            icon: <BookOpenCheck />,
            isDisabled: stages.length === 0,
            onAction: () => setOpen('attach'),
          },
          {
            id: 'describe',
            label: t('versionMenu.editDescription'),
            icon: <Pencil />,
            onAction: () => setOpen('describe'),
          },
          {
            id: 'remove',
            label: t('versionMenu.delete'),
            icon: <Trash2 />,
            tone: 'danger',
            separated: true,
            onAction: () => setOpen('remove'),
          },
        ]}
      />
      <Dialog title={t('versionMenu.showVersionInAStage', { version: version })} size="small" {...dialog('attach')}>
        <Form action={actions.attach} hidden={hidden} onDone={close}>
          <Select
            name="stageName"
            label={t('versionMenu.stage')}
            defaultValue={stages[0]?.stageName ?? ''}
            options={stages.map((stage) => ({
              value: stage.stageName,
              label: stage.stageName,
              help: stage.documentationVersion
                ? t('versionMenu.showsNow', { documentationVersion: stage.documentationVersion })
                : t('versionMenu.showsNoVersionNow'),
            }))}
          />
          <DialogFooter>
            <SubmitButton>{t('versionMenu.showIt')}</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <Dialog title={t('versionMenu.version', { version: version })} size="small" {...dialog('describe')}>
        <Form action={actions.describe} hidden={hidden} onDone={close}>
          <TextArea
            name="description"
            label={t('versionMenu.description')}
            defaultValue={description ?? ''}
            rows={3}
            optional
          />
          <DialogFooter>
            <SubmitButton>{t('versionMenu.save')}</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <ConfirmDialog
        title={t('versionMenu.deleteVersion', { version: version })}
        action={actions.remove}
        hidden={hidden}
        confirmLabel={t('versionMenu.deleteVersion2')}
        {...dialog('remove')}
      >
        {showing.length > 0
          ? t('versionMenu.showsItTheTextsDisappear', { value0: showing.join(', ') })
          : t('versionMenu.noStageShowsItThe')}
      </ConfirmDialog>
    </>
  )
}
