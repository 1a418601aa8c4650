import { classNames } from './class-names.ts'

const inks: Readonly<Record<string, string>> = {
  GET: 'text-method-get',
  POST: 'text-method-post',
  PUT: 'text-method-put',
  PATCH: 'text-method-patch',
  DELETE: 'text-method-delete',
}

interface MethodLabelProps {
  method: string
  /** One width for all verbs, so that paths below each other line up. */
  aligned?: boolean
  className?: string
}

/** An HTTP verb as coloured text. */
export function MethodLabel({ method, aligned, className }: MethodLabelProps) {
  const verb = method.toUpperCase()
  return (
    <span
      className={classNames(
        'font-mono font-semibold text-xs',
        inks[verb] ?? 'text-muted',
        aligned && 'inline-block w-16 shrink-0',
        className,
      )}
    >
      {verb}
    </span>
  )
}
