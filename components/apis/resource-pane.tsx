'use client'

import { Plus } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Resource } from '#server/rest-apis/resources/resource.ts'
import { ResourceTree } from './resource-tree.tsx'

interface ResourcePaneProps {
  restApiId: string
  resources: readonly Resource[]
  createAction: FormAction
}

const filterFrom = 12
const shownAtMost = 500

/** The tree with its filter, and the dialog that makes a resource of a typed path. */
export function ResourcePane({ restApiId, resources, createAction }: ResourcePaneProps) {
  const [filter, setFilter] = useState('')
  const found = filter ? resources.filter(({ path }) => path.toLowerCase().includes(filter.toLowerCase())) : resources
  const currentId = currentNode(usePathname())
  return (
    <Card
      title="Resources"
      flush
      actions={<CreateResource restApiId={restApiId} action={createAction} />}
      className="lg:sticky lg:top-4"
    >
      <div className="flex max-h-[40dvh] lg:max-h-[70dvh] flex-col gap-2 overflow-auto p-2">
        {resources.length > filterFrom && (
          <TextField label="Filter by path" value={filter} onChange={setFilter} monospace type="search" />
        )}
        <ResourceTree
          key={filter}
          restApiId={restApiId}
          resources={found.slice(0, shownAtMost)}
          {...(currentId ? { currentId } : {})}
        />
        {found.length > shownAtMost && (
          <p className="px-2 py-1 text-[0.8125rem] text-muted">
            {(found.length - shownAtMost).toLocaleString('en')} more: filter by path to see them.
          </p>
        )}
      </div>
    </Card>
  )
}

function CreateResource({ restApiId, action }: { restApiId: string; action: FormAction }) {
  return (
    <Dialog
      title="Create resource"
      size="small"
      trigger={
        <Button size="small" icon={<Plus />}>
          Create
        </Button>
      }
    >
      <Form action={action} hidden={{ restApiId }}>
        <TextField
          name="path"
          label="Path"
          placeholder="/pets/{petId}/toys"
          help="Missing segments are made too. {name} is a parameter, {name+} takes the rest of the path."
          monospace
          autoFocus
          autoComplete="off"
        />
        <DialogFooter>
          <SubmitButton>Create resource</SubmitButton>
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
