'use client'

import { Plus } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { TreeResource } from '#server/rest-apis/resources/get-resource-tree.ts'
import type { MovedResource } from '#server/rest-apis/resources/move-resource.ts'
import { MovableTree } from './movable-tree.tsx'
import { movedPath, resourceNodes } from './resource-nodes.ts'
import { useMoveResource } from './use-move-resource.ts'

interface ResourcePaneProps {
  restApiId: string
  resources: readonly TreeResource[]
  canWrite: boolean
  createAction: FormAction
  moveAction: FormAction<MovedResource>
}

const filterFrom = 12

/** The tree with its filter, and the dialog that makes a resource of a typed path. */
export function ResourcePane({ restApiId, resources, canWrite, createAction, moveAction }: ResourcePaneProps) {
  const t = useTranslations('apis.resources')
  const [typed, setTyped] = useState('')
  const filter = useDeferredValue(typed.trim().toLowerCase())
  const nodes = useMemo(() => {
    const found = filter ? resources.filter(({ path }) => path.toLowerCase().includes(filter)) : resources
    return resourceNodes(restApiId, found)
  }, [restApiId, resources, filter])
  const { move, isMoving } = useMoveResource(restApiId, moveAction)
  const currentId = currentNode(usePathname())
  return (
    <Card
      title={t('title')}
      flush
      actions={canWrite ? <CreateResource restApiId={restApiId} action={createAction} /> : undefined}
      className="lg:sticky lg:top-4"
    >
      <div
        aria-busy={isMoving}
        className={classNames(
          'flex max-h-[40dvh] flex-col gap-2 overflow-auto p-2 lg:max-h-[70dvh]',
          isMoving && 'opacity-60',
        )}
      >
        {resources.length > filterFrom && (
          <TextField label={t('filter')} value={typed} onChange={setTyped} monospace type="search" />
        )}
        {nodes.length === 0 ? (
          <p className="px-2 py-1 text-muted text-sm">{t('noMatch')}</p>
        ) : (
          <MovableTree
            key={filter}
            nodes={nodes}
            currentId={currentId}
            onMove={canWrite ? (moved, target) => move(moved.id, movedPath(moved, target)) : undefined}
          />
        )}
      </div>
    </Card>
  )
}

function CreateResource({ restApiId, action }: { restApiId: string; action: FormAction }) {
  const t = useTranslations('apis.resources')
  return (
    <Dialog
      title={t('createTitle')}
      size="small"
      trigger={
        <Button size="small" icon={<Plus />}>
          {t('create')}
        </Button>
      }
    >
      <Form action={action} hidden={{ restApiId }}>
        <TextField
          name="path"
          label={t('path')}
          placeholder="/pets/{petId}/toys"
          help={t('pathHelp', { name: '{name}', rest: '{name+}' })}
          monospace
          autoFocus
          autoComplete="off"
        />
        <DialogFooter>
          <SubmitButton>{t('createTitle')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}

/** The tree's id of the page: `/…/resources/{id}/methods/{verb}` is `{id}/{verb}`. */
function currentNode(pathname: string): string | undefined {
  const match = /\/resources\/([^/]+)(?:\/methods\/([^/]+))?/.exec(pathname)
  if (!match?.[1]) return undefined
  return match[2] ? `${match[1]}/${match[2]}` : match[1]
}
