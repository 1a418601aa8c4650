import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface TableColumn<Row> {
  header: string
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end'
  /** Not shown below 640 px. */
  wideOnly?: boolean
  /** No visible header: a column of row actions. */
  hideHeader?: boolean
  className?: string
  /** Makes the header a link that sorts: where it leads, and how the list is sorted by this column now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' }
}

interface TableProps<Row> {
  /** Accessible name. */
  label: string
  /** The first column names the row: on a narrow screen it becomes the title of the row's block. */
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Marks the row that a side panel shows. */
  isCurrent?: (row: Row) => boolean
  /** Shown instead of rows: an `EmptyState`. */
  empty?: ReactNode
}

/** A list of objects, rendered on the server: columns on a wide screen, one block for each row on a narrow one. */
export function Table<Row>({ label, columns, rows, keyOf, isCurrent, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty
  return (
    <div data-table className="relative overflow-x-auto rounded-lg border border-line bg-surface">
      <table aria-label={label} className="w-full border-collapse text-left text-sm max-sm:block">
        <thead className="max-sm:sr-only">
          <tr className="border-line border-b bg-canvas">
            {columns.map((column) => (
              <th
                key={column.header}
                scope="col"
                {...(column.sort?.direction ? { 'aria-sort': column.sort.direction } : {})}
                className={classNames(headerStyle, alignOf(column), column.className)}
              >
                <ColumnHeader column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <TableRow key={keyOf(row)} row={row} columns={columns} isCurrent={isCurrent?.(row) ?? false} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHeader<Row>({ column: { header, hideHeader, sort } }: { column: TableColumn<Row> }) {
  if (hideHeader) return <span className="sr-only">{header}</span>
  if (!sort) return header
  const Arrow = sort.direction === 'descending' ? ArrowDown : ArrowUp
  return (
    <Link href={sort.href} scroll={false} className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink">
      {header}
      <Arrow className={classNames('size-3', !sort.direction && 'invisible')} aria-hidden />
    </Link>
  )
}

const headerStyle = 'h-9 whitespace-nowrap px-4 font-medium text-faint text-xs'

function alignOf(column: { align?: 'start' | 'end'; wideOnly?: boolean }): string {
  return classNames(column.align === 'end' && 'sm:text-right', column.wideOnly && 'max-sm:hidden')
}

interface TableRowProps<Row> {
  row: Row
  columns: readonly TableColumn<Row>[]
  isCurrent: boolean
}

function TableRow<Row>({ row, columns, isCurrent }: TableRowProps<Row>) {
  return (
    <tr
      {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
      className={classNames(
        'relative border-line border-b last:border-b-0 hover:bg-sunken/60',
        'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-1.5 max-sm:px-4 max-sm:py-3',
        isCurrent && 'bg-accent-soft',
      )}
    >
      {columns.map((column, index) => (
        <td key={column.header} className={classNames(cellStyle(index, column), alignOf(column), column.className)}>
          {index > 0 && !column.hideHeader && (
            <span className="shrink-0 text-faint text-xs sm:hidden" aria-hidden>
              {column.header}
            </span>
          )}
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** On a telephone a row is a card: its first cell and its actions stand side by side, the others below, with their headers. */
function cellStyle(index: number, column: { hideHeader?: boolean }): string {
  const narrow =
    index === 0
      ? 'max-sm:row-start-1 max-sm:font-medium'
      : column.hideHeader
        ? 'max-sm:col-start-2 max-sm:row-start-1'
        : 'max-sm:col-span-2 max-sm:flex max-sm:items-center max-sm:justify-between max-sm:gap-4 max-sm:text-right max-sm:wrap-anywhere'
  return `align-middle sm:px-4 sm:py-row ${narrow}`
}
