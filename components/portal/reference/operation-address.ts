import type { Addresses, NamedOperation } from './operation-row.tsx'

/** An operation with what the address calls it. */
export interface AddressedOperation extends NamedOperation {
  readonly id: string
}

/** Which address opens which operation, and how the page's own follows the reader. */
export function operationAddresses(operations: readonly AddressedOperation[]): Addresses {
  const ids = new Map(operations.map(({ id, httpMethod, path }) => [`${httpMethod} ${path}`, id]))
  const idOf = ({ httpMethod, path }: NamedOperation) => ids.get(`${httpMethod} ${path}`)
  return {
    addressOf(operation) {
      const id = idOf(operation)
      const search = new URLSearchParams({ tab: 'reference', operation: id ?? '' })
      return id && `${window.location.origin}${window.location.pathname}?${search}`
    },
    follow(operation, isShown) {
      const id = idOf(operation)
      const url = new URL(window.location.href)
      if (isShown && id) url.searchParams.set('operation', id)
      else if (url.searchParams.get('operation') === id) url.searchParams.delete('operation')
      else return
      // `#try` would lead a reload to the pane.
      url.hash = ''
      window.history.replaceState(null, '', url)
    },
  }
}
