import { CornerDownRight, PencilLine } from 'lucide-react'
import type { DocumentedEntity } from '#server/rest-apis/documentation/get-documentation-tree.ts'

type Status = DocumentedEntity['status']

/** Whose text an entity shows: its own, one from above, or none. A sign of its own for each; the words are beside it. */
export function EntityStatus({ status }: { status: Status }) {
  if (status === 'own') return <PencilLine className="size-3.5 shrink-0 text-ok" aria-hidden />
  if (status === 'inherited') return <CornerDownRight className="size-3.5 shrink-0 text-info" aria-hidden />
  return <span className="mx-px size-3 shrink-0 rounded-full border border-line-strong border-dashed" aria-hidden />
}
