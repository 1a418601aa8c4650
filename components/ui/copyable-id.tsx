import { useTranslations } from 'next-intl'
import { classNames } from './class-names.ts'
import { CopyButton } from './copy-button.tsx'

interface CopyableIdProps {
  id: string
  /** What it is the id of: "API id". */
  label?: string
  className?: string
}

/** An id in monospace that copies. */
export function CopyableId({ id, label = 'id', className }: CopyableIdProps) {
  const t = useTranslations('ui')
  return (
    <span className={classNames('inline-flex min-w-0 max-w-full items-center gap-0.5', className)}>
      <code className="truncate text-[0.8125rem]">{id}</code>
      <CopyButton text={id} label={t('copyNamed', { name: label })} className="text-faint" />
    </span>
  )
}
