/** What earlier steps kept, by name. */
export type Kept = Readonly<Record<string, string>>

/** One call of the management API, in the words of the model that all AWS clients are made from. */
export interface Step {
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  /** Name to keep → member of the answer, by path (`items.0.id`). */
  readonly keep?: Readonly<Record<string, string>>
  /** What the answer holds at least. */
  readonly expect?: unknown
  /** The code of the error that is expected instead of an answer. */
  readonly error?: string
  /** Walk all pages, one object each, with the client's own paginator; the answer is the list of all objects. */
  readonly pages?: { readonly limit: number; readonly count: number }
  /** Newer than Debian's clients: they cannot say it. */
  readonly isNew?: boolean
}

/** Replaces `{name}` in every text of an input by what was kept under that name; a name nobody kept is left alone. */
export function fill(value: unknown, kept: Kept): unknown {
  if (typeof value === 'string') return value.replaceAll(/\{(\w+)\}/g, (text, name: string) => kept[name] ?? text)
  if (value instanceof Uint8Array) return Buffer.from(String(fill(Buffer.from(value).toString(), kept)))
  if (Array.isArray(value)) return value.map((item) => fill(item, kept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [String(fill(key, kept)), fill(item, kept)]))
}

/** The text at a path of members (`items.0.id`) of an answer. @throws where there is none. */
export function textAt(answer: unknown, path: string): string {
  let value: unknown = answer
  for (const name of path.split('.')) value = Object(value)[name]
  if (typeof value !== 'string') throw new Error(`The answer has no text at ${path}: ${JSON.stringify(answer)}`)
  return value
}
