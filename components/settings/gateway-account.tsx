import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Account } from '#server/rest-apis/account/get-account.ts'

interface GatewayAccountProps {
  account: Account
  canWrite: boolean
  action: FormAction
}

/** AWS's Account, as `GetAccount` shows it: what is true of all APIs, and the role that AWS's tools set for logs. */
export function GatewayAccount({ account, canWrite, action }: GatewayAccountProps) {
  const t = useTranslations('settings.gatewayAccount')
  const { number } = useFormatter()
  const { throttleSettings: throttle, cloudwatchRoleArn, features, apiKeyVersion } = account
  return (
    <Card title={t('title')} info="account.cloudwatchRole" description={t('description')}>
      <div className="flex flex-col gap-5">
        <KeyValueList
          items={[
            {
              key: t('throttle'),
              value: throttle
                ? t('throttleValue', { rate: number(throttle.rateLimit), burst: number(throttle.burstLimit) })
                : t('noThrottle'),
            },
            { key: t('features'), value: features.join(', ') },
            { key: t('apiKeyVersion'), value: apiKeyVersion },
            ...(canWrite ? [] : [{ key: t('role'), value: cloudwatchRoleArn ?? t('noRole') }]),
          ]}
        />
        {canWrite && (
          <Form action={action} aria-label={t('role')} className="max-w-xl">
            <TextField
              name="cloudwatchRoleArn"
              label={t('role')}
              help={t('roleHelp')}
              placeholder="arn:aws:iam::123456789012:role/logs"
              defaultValue={cloudwatchRoleArn ?? ''}
              optional
              monospace
              autoComplete="off"
            />
            <SubmitButton className="self-start">{t('save')}</SubmitButton>
          </Form>
        )}
      </div>
    </Card>
  )
}
