import { Trash2 } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { RestApi } from '#server/rest-apis/apis/rest-api.ts'

interface ApiSettingsProps {
  api: RestApi
  updateAction: FormAction
  deleteAction: FormAction
}

/** Name, description and what holds for the whole API; its end. */
export function ApiSettings({ api, updateAction, deleteAction }: ApiSettingsProps) {
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <Card title="General">
        <Form action={updateAction} hidden={{ restApiId: api.id }}>
          <TextField name="name" label="Name" defaultValue={api.name} autoComplete="off" />
          <TextArea name="description" label="Description" defaultValue={api.description ?? ''} optional />
          <TextField
            name="binaryMediaTypes"
            label="Binary media types"
            defaultValue={(api.binaryMediaTypes ?? []).join(' ')}
            placeholder="image/png application/octet-stream"
            help="Bodies of these types are not treated as text"
            optional
            monospace
          />
          <Switch
            name="disableExecuteApiEndpoint"
            defaultSelected={api.disableExecuteApiEndpoint}
            help="Callers then reach the API only through a custom domain name. Takes effect at once."
          >
            Disable the default address
          </Switch>
          <SubmitButton className="self-start">Save</SubmitButton>
        </Form>
      </Card>
      <Card title="Facts">
        <KeyValueList
          items={[
            { key: 'Created', value: <RelativeTime at={api.createdDate} /> },
            { key: 'Version of the document', value: api.version },
            { key: 'API key is read from', value: api.apiKeySource === 'HEADER' ? 'x-api-key header' : 'authorizer' },
          ]}
        />
      </Card>
      <Card title="Delete this API" description="Its stages stop answering at once. Usage records stay.">
        <ConfirmDialog
          title={`Delete ${api.name}?`}
          action={deleteAction}
          hidden={{ restApiId: api.id }}
          confirmLabel="Delete API"
          confirmText={api.name}
          trigger={
            <Button variant="danger" icon={<Trash2 />}>
              Delete API
            </Button>
          }
        >
          Resources, deployments and stages are gone for good, and every call to them fails from now on.
        </ConfirmDialog>
      </Card>
    </div>
  )
}
