import { isList, memberOf } from './document-value.ts'
import type { NamedOperation } from './operation-row.tsx'
import type { DocumentValue, ReferenceSystem } from './reference-system.ts'

/** Opens an operation, its tag included, and brings it into view; one that is open stays where the reader has it. */
export function openOperation(system: ReferenceSystem, root: HTMLElement | null, named: NamedOperation): void {
  if (blockOf(root, named)?.classList.contains('is-open')) return
  for (const entry of system.specSelectors.operations()) {
    if (String(entry.get('method')).toUpperCase() !== named.httpMethod || entry.get('path') !== named.path) continue
    const key = keyOf(system, entry, named)
    const [, tag = ''] = key
    system.layoutActions.show(['operations-tag', tag], true)
    system.layoutActions.show(key, true)
    if (!blockOf(root, named)) system.layoutActions.scrollToVirtualizedOperation(key)
    scrollTo(root, named)
    return
  }
}

/** Under which Swagger UI keeps whether an operation is open: its first tag, and an id as Swagger's client makes it. */
function keyOf({ fn }: ReferenceSystem, entry: DocumentValue, { path }: NamedOperation): [string, string, string] {
  const operation = entry.get('operation')
  const written = memberOf(operation, '__originalOperationId') ?? memberOf(operation, 'operationId')
  const id = written || fn.opId(operation, path, String(entry.get('method'))) || entry.get('id')
  const tags = memberOf(operation, 'tags')
  const [tag = 'default'] = isList(tags) ? tags : []
  return ['operations', String(tag), String(id)]
}

/** It is drawn in one of the next frames; its own height comes later still. */
function scrollTo(root: HTMLElement | null, named: NamedOperation, framesLeft = 60): void {
  const block = blockOf(root, named)
  if (block?.classList.contains('is-open')) block.scrollIntoView({ block: 'start' })
  else if (framesLeft > 0) requestAnimationFrame(() => scrollTo(root, named, framesLeft - 1))
}

function blockOf(root: HTMLElement | null, { httpMethod, path }: NamedOperation): HTMLElement | undefined {
  return Array.from(root?.querySelectorAll<HTMLElement>('.opblock') ?? []).find((block) => {
    const method = block.querySelector('.opblock-summary-method')?.textContent?.trim().toUpperCase()
    return method === httpMethod && block.querySelector('[data-path]')?.getAttribute('data-path') === path
  })
}
