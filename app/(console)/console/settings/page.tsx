import type { Metadata } from 'next'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { currentAccount, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { getAccount } from '#server/rest-apis/account/get-account.ts'
import { putAccountThrottleAction, updateAccountNameAction } from './actions.ts'

export const metadata: Metadata = { title: 'Settings' }

export default async function AccountSettingsPage() {
  const context = await requireConsoleContext()
  const { actor, settings } = context
  const account = await currentAccount()
  if (!account) return null
  const { throttleSettings: throttle } = await getAccount(context, {})
  const endpoint = `${settings.publicUrl}/aws`
  const gateway = settings.gatewayUrl
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
      {isAllowed(actor, 'account:write') && (
        <Card
          title="Account throttle"
          description="Over all requests to all APIs of this account, after the limits of plans and stages. Empty: no limit."
        >
          <Form action={putAccountThrottleAction} className="max-w-md">
            <TextField
              name="throttleSettings.rateLimit"
              label="Rate"
              suffix="requests/s"
              inputMode="decimal"
              optional
              defaultValue={throttle ? `${throttle.rateLimit}` : ''}
            />
            <TextField
              name="throttleSettings.burstLimit"
              label="Burst"
              suffix="requests"
              inputMode="numeric"
              optional
              defaultValue={throttle ? `${throttle.burstLimit}` : ''}
            />
            <SubmitButton className="self-start">Save</SubmitButton>
          </Form>
        </Card>
      )}
    </>
  )
}
