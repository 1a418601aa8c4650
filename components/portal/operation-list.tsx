import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import type { OperationSummary } from '#server/portals/try/try-operations.ts'

interface OperationListProps {
  operations: readonly OperationSummary[]
  currentId: string | undefined
  /** The address of the page with an operation in the try pane. */
  hrefOf: (operation: OperationSummary) => string
  /** Verb and path only, for the side. */
  compact?: boolean
}

/** The operations of a product below their tags; each opens in the try pane. */
export function OperationList({ operations, currentId, hrefOf, compact }: OperationListProps) {
  // At the side nothing is above it but the name of the product.
  const Heading = compact ? 'h2' : 'h3'
  const groups = Map.groupBy(operations, (operation) => operation.tag ?? '')
  return (
    <div className="flex flex-col gap-5">
      {[...groups].map(([tag, members]) => (
        <section key={tag} className="flex flex-col gap-1.5">
          {tag && <Heading className="font-medium text-faint text-xs">{tag}</Heading>}
          <ul className={classNames(!compact && 'divide-y divide-line rounded-lg border border-line bg-surface')}>
            {members.map((operation) => (
              <li key={operation.id}>
                <Link
                  href={hrefOf(operation)}
                  scroll={!compact}
                  {...(operation.id === currentId ? { 'aria-current': 'true' as const } : {})}
                  className={classNames(
                    'flex min-w-0 gap-2 hover:bg-sunken',
                    compact
                      ? '-mx-2 items-baseline rounded-md px-2 py-1'
                      : 'items-baseline px-4 py-2.5 max-sm:flex-col',
                    operation.id === currentId && 'bg-accent-soft',
                  )}
                >
                  {compact ? <CompactEntry operation={operation} /> : <WideEntry operation={operation} />}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function CompactEntry({ operation }: { operation: OperationSummary }) {
  return (
    <>
      <MethodLabel method={operation.httpMethod} className="w-12 shrink-0 text-[0.6875rem]" />
      <span
        className={classNames(
          'min-w-0 text-[0.8125rem] text-muted wrap-anywhere',
          operation.deprecated && 'line-through',
        )}
      >
        {operation.summary ?? operation.path}
      </span>
    </>
  )
}

function WideEntry({ operation }: { operation: OperationSummary }) {
  const t = useTranslations('portal.operations')
  return (
    <>
      <span className="flex min-w-0 items-baseline gap-1">
        <MethodLabel method={operation.httpMethod} aligned />
        <code className={classNames('text-[0.8125rem] wrap-anywhere', operation.deprecated && 'line-through')}>
          {operation.path}
        </code>
      </span>
      <span className="min-w-0 text-[0.8125rem] text-muted sm:ml-auto sm:text-right">
        {operation.summary}
        {operation.deprecated && ` ${t('deprecated')}`}
      </span>
    </>
  )
}
