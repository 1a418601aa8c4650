import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GatewayAccount } from '#components/settings/gateway-account.tsx'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { currentAccount, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { getAccount } from '#server/rest-apis/account/get-account.ts'
import { putAccountThrottleAction, updateAccountAction, updateAccountNameAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.tabs')
  return { title: t('title') }
}

export default async function AccountSettingsPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('settings.account')
  const roles = await getTranslations('settings.roles')
  const { actor, settings } = context
  const account = await currentAccount()
  if (!account) return null
  const gatewayAccount = await getAccount(context, {})
  const { throttleSettings: throttle } = gatewayAccount
  const endpoint = `${settings.publicUrl}/aws`
  const gateway = settings.gatewayUrl
  return (
    <>
      <Card title={t('title')}>
        <KeyValueList
          items={[
            { key: t('id'), value: <CopyableId id={account.id} label={t('idLabel')} /> },
            { key: t('role'), value: roles(`${account.role}.title`) },
            { key: t('region'), value: settings.region },
            { key: t('endpoint'), value: <CopyableId id={endpoint} label={t('endpointLabel')} /> },
            { key: t('gateway'), value: <CopyableId id={gateway} label={t('gatewayLabel')} /> },
            { key: t('database'), value: settings.databaseUrl ? t('server') : t('embedded') },
          ]}
        />
      </Card>
      {isAllowed(actor, 'account:write') && (
        <Card title={t('name')} description={t('nameHelp')}>
          <Form action={updateAccountNameAction} className="max-w-md">
            <TextField name="name" label={t('accountName')} defaultValue={account.name} />
            <SubmitButton className="self-start">{t('save')}</SubmitButton>
          </Form>
        </Card>
      )}
      {isAllowed(actor, 'account:write') && (
        <Card title={t('throttle')} description={t('throttleHelp')}>
          <Form action={putAccountThrottleAction} className="max-w-md">
            <TextField
              name="throttleSettings.rateLimit"
              label={t('rate')}
              info="account.throttle"
              suffix={t('perSecond')}
              inputMode="decimal"
              optional
              defaultValue={throttle ? `${throttle.rateLimit}` : ''}
            />
            <TextField
              name="throttleSettings.burstLimit"
              label={t('burst')}
              info="account.throttleBurst"
              suffix={t('requests')}
              inputMode="numeric"
              optional
              defaultValue={throttle ? `${throttle.burstLimit}` : ''}
            />
            <SubmitButton className="self-start">{t('save')}</SubmitButton>
          </Form>
        </Card>
      )}
      <GatewayAccount
        account={gatewayAccount}
        canWrite={isAllowed(actor, 'account:write')}
        action={updateAccountAction}
      />
    </>
  )
}
