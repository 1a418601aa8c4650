import type { ReactNode } from 'react'

export interface KeyValue {
  key: string
  /** Nothing shows as a dash. */
  value: ReactNode
}

interface KeyValueListProps {
  items: readonly KeyValue[]
  /** Columns on a wide screen. */
  columns?: 1 | 2 | 3 | 4
}

const grids = {
  1: '',
  2: 'sm:grid-cols-2',
  3: 'sm:grid-cols-2 lg:grid-cols-3',
  4: 'sm:grid-cols-2 lg:grid-cols-4',
}

/** The facts of one object. */
export function KeyValueList({ items, columns = 3 }: KeyValueListProps) {
  return (
    <dl className={`grid grid-cols-1 gap-x-8 gap-y-4 ${grids[columns]}`}>
      {items.map(({ key, value }) => (
        <div key={key} className="flex min-w-0 flex-col gap-0.5">
          <dt className="text-faint text-xs">{key}</dt>
          <dd className="min-w-0 text-sm wrap-anywhere">{value ?? <span className="text-faint">–</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
