import type { Metadata } from 'next'
import { ConsoleHome } from '#components/shell/console-home.tsx'
import { currentAccount, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { getRestApis } from '#server/rest-apis/apis/get-rest-apis.ts'

export const metadata: Metadata = { title: 'Console' }

export default async function ConsoleHomePage() {
  const context = await requireConsoleContext()
  const account = await currentAccount()
  const { items } = await getRestApis(context, { limit: 500 })
  const { settings } = context
  return (
    <ConsoleHome
      accountName={account?.name ?? ''}
      apis={items.map(({ id, name, description, createdDate }) => ({ id, name, description, createdDate }))}
      addresses={{
        endpoint: `${settings.publicUrl}/aws`,
        gateway: settings.gatewayUrl,
        portal: `${settings.publicUrl}/`,
        region: settings.region,
      }}
    />
  )
}
