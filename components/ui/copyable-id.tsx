import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from './class-names.ts'
import { CopyButton } from './copy-button.tsx'

interface CopyableIdProps {
  id: string
  /** What it is the id of: "API id". */
  label?: string
  /** Where it leads. */
  href?: string
  className?: string
}

/** An id in monospace that copies. */
export function CopyableId({ id, label = 'id', href, className }: CopyableIdProps) {
  const t = useTranslations('ui')
  return (
    <span className={classNames('inline-flex min-w-0 items-center gap-0.5', className ?? 'max-w-full')}>
      {href === undefined ? (
        <code className="truncate text-[0.8125rem]">{id}</code>
      ) : (
        <Link href={href} className="min-w-0 truncate text-link">
          <code className="text-[0.8125rem]">{id}</code>
        </Link>
      )}
      <CopyButton text={id} label={t('copyNamed', { name: label })} className="text-faint" />
    </span>
  )
}
