import type { DefinitionPlan } from './definition-plan.ts'

/**
 * A plan on its way from the worker to the main thread. What may be long travels as JSON in transferable buffers of a
 * moderate size, so that the main thread reads, and pauses, piece by piece.
 */
export type PackedPlan = Omit<DefinitionPlan, LongList> & {
  readonly [List in LongList]: readonly PackedRows<DefinitionPlan[List][number]>[]
} & { readonly counts: Readonly<Record<LongList, number>> }

type LongList = (typeof longLists)[number]

const longLists = ['paths', 'methods', 'models', 'documentationParts', 'entries'] as const

/** JSON of a list of rows. The type of a row is known only to the compiler. */
export interface PackedRows<Row> {
  readonly json: Uint8Array<ArrayBuffer>
  readonly rowType?: Row
}

/** Rows in one piece, at most, and characters after which a piece is full. */
const maxRows = 200
const fullAfter = 256 * 1024

/** Packs a plan; `transfer` are the buffers that may change threads instead of being copied. */
export function packPlan(plan: DefinitionPlan): { packed: PackedPlan; transfer: ArrayBuffer[] } {
  const { paths, methods, models, documentationParts, entries, ...head } = plan
  const lists = {
    paths: packRows(paths),
    methods: packRows(methods),
    models: packRows(models),
    documentationParts: packRows(documentationParts),
    entries: packRows(entries),
  }
  const counts = {
    paths: paths.length,
    methods: methods.length,
    models: models.length,
    documentationParts: documentationParts.length,
    entries: entries.length,
  }
  const transfer = Object.values(lists).flatMap((pieces) => pieces.map((piece) => piece.json.buffer))
  return { packed: { ...head, ...lists, counts }, transfer }
}

/** The rows of one piece. */
export function unpackRows<Row>(piece: PackedRows<Row>): Row[] {
  return JSON.parse(new TextDecoder().decode(piece.json)) as Row[]
}

function packRows<Row>(rows: readonly Row[]): PackedRows<Row>[] {
  const encoder = new TextEncoder()
  const pieces: PackedRows<Row>[] = []
  let texts: string[] = []
  let length = 0
  const close = () => {
    if (texts.length > 0) pieces.push({ json: encoder.encode(`[${texts.join(',')}]`) })
    texts = []
    length = 0
  }
  for (const row of rows) {
    const text = JSON.stringify(row)
    texts.push(text)
    length += text.length
    if (texts.length >= maxRows || length >= fullAfter) close()
  }
  close()
  return pieces
}
