'use client'

import { BookOpenCheck, GitCompare, Pencil, Trash2 } from 'lucide-react'
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
        label={`Actions for ${version}`}
        entries={[
          {
            id: 'compare',
            label: 'Compare with the draft',
            icon: <GitCompare />,
            href: `?from=${encodeURIComponent(version)}`,
          },
          {
            id: 'attach',
            label: 'Show in a stage',
            icon: <BookOpenCheck />,
            isDisabled: stages.length === 0,
            onAction: () => setOpen('attach'),
          },
          { id: 'describe', label: 'Edit description', icon: <Pencil />, onAction: () => setOpen('describe') },
          {
            id: 'remove',
            label: 'Delete',
            icon: <Trash2 />,
            tone: 'danger',
            separated: true,
            onAction: () => setOpen('remove'),
          },
        ]}
      />
      <Dialog title={`Show version ${version} in a stage`} size="small" {...dialog('attach')}>
        <Form action={actions.attach} hidden={hidden} onDone={close}>
          <Select
            name="stageName"
            label="Stage"
            defaultValue={stages[0]?.stageName ?? ''}
            options={stages.map((stage) => ({
              value: stage.stageName,
              label: stage.stageName,
              help: stage.documentationVersion ? `shows ${stage.documentationVersion} now` : 'shows no version now',
            }))}
          />
          <DialogFooter>
            <SubmitButton>Show it</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <Dialog title={`Version ${version}`} size="small" {...dialog('describe')}>
        <Form action={actions.describe} hidden={hidden} onDone={close}>
          <TextArea name="description" label="Description" defaultValue={description ?? ''} rows={3} optional />
          <DialogFooter>
            <SubmitButton>Save</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <ConfirmDialog
        title={`Delete version ${version}?`}
        action={actions.remove}
        hidden={hidden}
        confirmLabel="Delete version"
        {...dialog('remove')}
      >
        {showing.length > 0
          ? `${showing.join(', ')} shows it: the texts disappear from its exports.`
          : 'No stage shows it. The draft stays as it is.'}
      </ConfirmDialog>
    </>
  )
}
