import { z } from 'zod'
import { ServiceError } from './errors.ts'

/** AWS's page size when none is asked for. */
export const defaultPageSize = 25

/** The input members of a paged list. https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApis.html */
export const pageInput = {
  limit: z.int().min(1, 'Must be between 1 and 500').max(500, 'Must be between 1 and 500').optional(),
  position: z.string().max(2048).optional(),
}

/** One page of a list; `position` asks for the next one and is absent on the last. */
export interface Page<Item> {
  items: Item[]
  position?: string
}

/** The sort key after which the page starts; undefined for the first page. */
export function afterPosition(position: string | undefined): string | undefined {
  if (position === undefined || position === '') return undefined
  const key = Buffer.from(position, 'base64url').toString('utf8')
  if (key === '' || key.includes('\u0000') || positionAfter(key) !== position) {
    throw new ServiceError('BadRequestException', 'Invalid position specified')
  }
  return key
}

/**
 * Makes the page of rows that were read in the order of `keyOf`, one more than `limit` where there are more.
 * @param limit as given; AWS's default when absent.
 */
export function pageOf<Row>(rows: readonly Row[], limit: number | undefined, keyOf: (row: Row) => string): Page<Row> {
  const size = limit ?? defaultPageSize
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return rows.length > size && last !== undefined ? { items, position: positionAfter(keyOf(last)) } : { items }
}

function positionAfter(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url')
}
