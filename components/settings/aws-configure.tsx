import { useTranslations } from 'next-intl'
import { CodeBlock } from '../ui/code-block.tsx'

/** The management API of this installation. */
export interface AwsEndpoint {
  url: string
  region: string
}

interface AwsConfigureProps {
  endpoint: AwsEndpoint
  /** Filled in where they are known; asked for where not. */
  credentials?: { accessKeyId: string; secretAccessKey: string }
}

/** Commands that make a profile for the AWS CLI and try it. The secret is copied, not shown. */
export function AwsConfigure({ endpoint, credentials }: AwsConfigureProps) {
  const t = useTranslations('settings.accessKeys')
  const commands = (id: string, secret: string) =>
    [
      `aws configure set aws_access_key_id ${id} --profile gatehouse`,
      `aws configure set aws_secret_access_key ${secret} --profile gatehouse`,
      `aws configure set region ${endpoint.region} --profile gatehouse`,
      `aws configure set endpoint_url ${endpoint.url} --profile gatehouse`,
      'aws apigateway get-rest-apis --profile gatehouse',
    ].join('\n')
  if (!credentials) return <CodeBlock code={commands('AKIA…', '…')} title={t('shell')} />
  const { accessKeyId, secretAccessKey } = credentials
  return (
    <CodeBlock
      title={t('shell')}
      code={commands(accessKeyId, '••••••••')}
      copy={commands(accessKeyId, secretAccessKey)}
    />
  )
}
