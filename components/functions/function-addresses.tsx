import { useTranslations } from 'next-intl'
import { CopyButton } from '#components/ui/copy-button.tsx'

interface FunctionAddressesProps {
  arn: string
  /** For integrations and authorizers. */
  uri: string
}

/** How the function is named elsewhere: to copy. */
export function FunctionAddresses({ arn, uri }: FunctionAddressesProps) {
  const t = useTranslations('functions')
  return (
    <dl className="flex min-w-0 flex-col gap-1.5 text-[0.8125rem]">
      <Address label="ARN" text={arn} />
      <Address label={t('functionAddresses.integrationURI')} text={uri} />
    </dl>
  )
}

function Address({ label, text }: { label: string; text: string }) {
  const t = useTranslations('functions')
  return (
    <div className="flex min-w-0 items-center gap-2">
      <dt className="w-28 shrink-0 text-faint text-xs">{label}</dt>
      <dd className="flex min-w-0 items-center gap-0.5">
        <code className="truncate" title={text}>
          {text}
        </code>
        <CopyButton text={text} label={t('functionAddresses.copy', { label: label })} className="text-faint" />
      </dd>
    </div>
  )
}
