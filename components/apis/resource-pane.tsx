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
import { Notice } from '#components/ui/notice.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { TreeResource } from '#server/rest-apis/resources/get-resource-tree.ts'
import type { MovedResource } from '#server/rest-apis/resources/move-resource.ts'
import { MovableTree } from './movable-tree.tsx'
import { movedPath, resourceNodes } from './resource-nodes.ts'
import { useMoveResource } from './use-move-resource.ts'
import { type GivenTree, useResourceTree } from './use-resource-tree.ts'

interface ResourcePaneProps {
  restApiId: string
  tree: GivenTree
  canWrite: boolean
  createAction: FormAction
  moveAction: FormAction<MovedResource>
}

const filterFrom = 12
/** What is found stands without its parents, so nothing folds it up. */
const foundAtMost = 500
const none: readonly TreeResource[] = []

/** The tree with its filter, and the dialog that makes a resource of a typed path. */
export function ResourcePane({ restApiId, tree, canWrite, createAction, moveAction }: ResourcePaneProps) {
  const t = useTranslations('apis.resources')
  const { resources = none, ...fetching } = useResourceTree(restApiId, tree)
  const isLoading = resources === none
  const [typed, setTyped] = useState('')
  const filter = useDeferredValue(typed.trim().toLowerCase())
  const found = useMemo(
    () => (filter ? resources.filter(({ path }) => path.toLowerCase().includes(filter)) : resources),
    [resources, filter],
  )
  const shown = filter ? Math.min(found.length, foundAtMost) : found.length
  const nodes = useMemo(() => resourceNodes(restApiId, found.slice(0, shown)), [restApiId, found, shown])
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
        {tree.count > filterFrom && (
          <TextField label={t('filter')} value={typed} onChange={setTyped} monospace type="search" />
        )}
        {isLoading && <Waiting {...fetching} />}
        {!isLoading && nodes.length === 0 && <p className="px-2 py-1 text-muted text-sm">{t('noMatch')}</p>}
        {nodes.length > 0 && (
          <MovableTree
            key={filter}
            nodes={nodes}
            currentId={currentId}
            onMove={canWrite ? (moved, target) => move(moved.id, movedPath(moved, target)) : undefined}
          />
        )}
        {found.length > shown && (
          <p className="px-2 py-1 text-[0.8125rem] text-muted">{t('cut', { count: found.length - shown })}</p>
        )}
      </div>
    </Card>
  )
}

/** In place of a large tree until it is there. */
function Waiting({ hasFailed, retry }: { hasFailed: boolean; retry: () => void }) {
  const t = useTranslations('apis.resources')
  if (hasFailed) {
    return (
      <Notice
        tone="danger"
        title={t('failed')}
        action={
          <Button size="small" onPress={retry}>
            {t('retry')}
          </Button>
        }
      />
    )
  }
  return (
    <div role="status" className="flex h-[60dvh] min-h-64 flex-col gap-3 overflow-hidden px-2 py-2">
      <span className="sr-only">{t('loading')}</span>
      {['w-1/2', 'w-2/3', 'w-2/5', 'w-3/5', 'w-1/3', 'w-3/4', 'w-1/4'].map((width) => (
        <Skeleton key={width} className={`h-5 shrink-0 ${width}`} />
      ))}
    </div>
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
          info="resources.path"
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
