import { ArrowLeft, ArrowRight, Monitor } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { boxEssentials } from './box-essentials.ts'
import { type MethodPart, methodParts } from './method-parts.ts'

interface MethodFlowProps {
  method: Method
  /** Of the method's page. */
  address: string
  /** The box that is open below. */
  current: MethodPart
  /** Names by id. */
  authorizers: readonly { id: string; name: string }[]
}

/** Where each box stands on a wide screen: requests in the upper lane, answers in the lower one. */
const places: Readonly<Record<MethodPart, string>> = {
  'method-request': '@lg:col-start-2 @lg:row-start-1',
  'integration-request': '@lg:col-start-3 @lg:row-start-1',
  integration: '@lg:col-start-4 @lg:row-start-1 @lg:row-span-2',
  'integration-responses': '@lg:col-start-3 @lg:row-start-2',
  'method-responses': '@lg:col-start-2 @lg:row-start-2',
}

/** The way of a call and its answer as five boxes, as AWS draws it; each leads to its settings. */
export function MethodFlow({ method, address, current, authorizers }: MethodFlowProps) {
  const t = useTranslations('apis')
  return (
    <nav aria-label={t('methodFlow.label')} className="@container rounded-lg border border-line bg-surface p-3 sm:p-4">
      <div className="grid items-stretch gap-2 @lg:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)_minmax(9rem,0.8fr)] @lg:gap-3">
        <div className="flex items-center justify-center gap-2 rounded-lg bg-sunken px-3 py-2 text-[0.8125rem] text-muted @lg:row-span-2 @lg:flex-col">
          <Monitor className="size-4" aria-hidden />
          {t('methodFlow.client')}
        </div>
        {methodParts.map((part) => (
          <Box key={part} part={part} isCurrent={part === current} href={`${address}?part=${part}`}>
            {boxEssentials(part, method, authorizers, t)}
          </Box>
        ))}
      </div>
    </nav>
  )
}

interface BoxProps {
  part: MethodPart
  isCurrent: boolean
  href: string
  children: readonly string[]
}

function Box({ part, isCurrent, href, children }: BoxProps) {
  const t = useTranslations('apis.methodFlow')
  const isAnswer = part === 'integration-responses' || part === 'method-responses'
  const Arrow = isAnswer ? ArrowLeft : ArrowRight
  return (
    <Link
      href={href}
      scroll={false}
      {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
      className={classNames(
        'flex min-w-0 items-center gap-3 rounded-lg border px-3 py-2 transition-colors',
        isAnswer && '@lg:flex-row-reverse @lg:justify-end',
        places[part],
        isCurrent ? 'border-accent-text bg-accent-soft' : 'border-line hover:border-line-strong hover:bg-sunken',
      )}
    >
      <span className="min-w-0 flex-1 text-[0.8125rem]">
        <span className="block font-medium">{t(`titles.${part}`)}</span>
        {children.map((line) => (
          <span key={line} className="line-clamp-2 text-muted wrap-anywhere">
            {line}
          </span>
        ))}
      </span>
      {part !== 'integration' && <Arrow className="hidden size-4 shrink-0 text-faint @lg:block" aria-hidden />}
    </Link>
  )
}
