import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConsoleHome } from '#components/shell/console-home.tsx'
import { currentAccount, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApis } from '#server/rest-apis/apis/get-rest-apis.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.pages')
  return { title: t('console') }
}

export default async function ConsoleHomePage() {
  const context = await requireConsoleContext()
  const account = await currentAccount()
  const { items } = await getRestApis(context, { limit: 500 })
  const { settings } = context
  return (
    <ConsoleHome
      accountName={account?.name ?? ''}
      canWrite={isAllowed(context.actor, 'apis:write')}
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
