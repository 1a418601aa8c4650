import Link from 'next/link'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Form } from '#components/ui/form.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface NamedKey {
  id: string
  name: string
}

interface PlanKeysProps {
  usagePlanId: string
  keys: readonly NamedKey[]
  firstHref: string | undefined
  nextHref: string | undefined
  /** Keys that can be added. */
  otherKeys: readonly NamedKey[]
  addAction: FormAction
  removeAction: FormAction
}

/** Which keys a plan serves. */
export function PlanKeys(props: PlanKeysProps) {
  const { usagePlanId, keys, firstHref, nextHref, otherKeys, addAction, removeAction } = props
  return (
    <Card title="Keys">
      <div className="flex flex-col gap-4">
        {keys.length === 0 ? (
          <p className="text-muted text-sm">No key is in this plan yet. Consumers who subscribe bring theirs.</p>
        ) : (
          <Table
            label="Keys in this plan"
            rows={keys}
            keyOf={({ id }) => id}
            columns={[
              {
                header: 'Name',
                cell: (key) => (
                  <Link href={`/console/api-keys/${key.id}`} className="text-link font-medium">
                    {key.name}
                  </Link>
                ),
              },
              { header: 'Id', cell: (key) => <CopyableId id={key.id} label="key id" /> },
              {
                header: 'Actions',
                hideHeader: true,
                align: 'end',
                cell: (key) => (
                  <Form
                    action={removeAction}
                    hidden={{ usagePlanId, keyId: key.id }}
                    aria-label={`Remove ${key.name}`}
                    className="items-end"
                  >
                    <SubmitButton variant="danger-ghost" size="small" aria-label={`Remove ${key.name}`}>
                      Remove
                    </SubmitButton>
                  </Form>
                ),
              },
            ]}
          />
        )}
        <Pagination firstHref={firstHref} nextHref={nextHref} />
        {otherKeys.length > 0 && (
          <Form action={addAction} hidden={{ usagePlanId }}>
            <div className="flex flex-wrap items-end gap-3">
              <Select
                name="keyId"
                label="Add a key"
                className="sm:w-72"
                options={otherKeys.map((key) => ({ value: key.id, label: key.name, help: key.id }))}
              />
              <SubmitButton variant="secondary">Add</SubmitButton>
            </div>
          </Form>
        )}
      </div>
    </Card>
  )
}
