import type { Metadata } from 'next'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { currentAccount, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { updateAccountNameAction } from './actions.ts'

export const metadata: Metadata = { title: 'Settings' }

export default async function AccountSettingsPage() {
  const { actor, settings } = await requireConsoleContext()
  const account = await currentAccount()
  if (!account) return null
  const endpoint = `${settings.publicUrl}/aws`
  const gateway = `http://${settings.gatewayDomain}:${settings.gatewayPort}`
  return (
    <>
      <Card title="Account">
        <KeyValueList
          items={[
            { key: 'Account id', value: <CopyableId id={account.id} label="account id" /> },
            { key: 'Your role', value: account.role },
            { key: 'Region', value: settings.region },
            { key: 'Management API endpoint', value: <CopyableId id={endpoint} label="endpoint URL" /> },
            { key: 'Gateway', value: <CopyableId id={gateway} label="gateway URL" /> },
            { key: 'Database', value: settings.databaseUrl ? 'PostgreSQL server' : 'Embedded' },
          ]}
        />
      </Card>
      {isAllowed(actor, 'account:write') && (
        <Card title="Name" description="What consumers see as the provider in the portal.">
          <Form action={updateAccountNameAction} className="max-w-md">
            <TextField name="name" label="Account name" defaultValue={account.name} />
            <SubmitButton className="self-start">Save</SubmitButton>
          </Form>
        </Card>
      )}
    </>
  )
}
