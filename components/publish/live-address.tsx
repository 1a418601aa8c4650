import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'

interface LiveAddressProps {
  invokeUrl: string
  httpMethod: string
  path: string
  /** The value of a working key; undefined when methods are open. */
  apiKey: string | undefined
  /** The header in which an authorizer looks. */
  tokenHeader: string | undefined
}

/** The address of the stage and a curl that works: the key is masked on screen and whole when copied. */
export function LiveAddress({ invokeUrl, httpMethod, path, apiKey, tokenHeader }: LiveAddressProps) {
  const t = useTranslations('publish.live')
  const curl = (key: string | undefined) =>
    [
      'curl',
      httpMethod === 'GET' ? undefined : `-X ${httpMethod}`,
      key === undefined ? undefined : `-H 'x-api-key: ${key}'`,
      tokenHeader && `-H '${tokenHeader}: …'`,
      `'${invokeUrl}${path}'`,
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-3">
        <p className="flex min-w-0 items-center gap-1 rounded-lg bg-sunken py-1 pr-1 pl-3.5">
          <code className="min-w-0 flex-1 text-sm wrap-anywhere" data-testid="invoke-url">
            {invokeUrl}
          </code>
          <CopyButton text={invokeUrl} label={t('copyUrl')} />
        </p>
        <CodeBlock title="curl" code={curl(apiKey === undefined ? undefined : masked)} copy={curl(apiKey)} wrap />
      </div>
    </Card>
  )
}

const masked = '•'.repeat(16)
