/** Reads what a form sent, as operations want it. Text is trimmed; what is missing reads as empty. */
export interface FormReader {
  text(name: string): string
  /** Undefined when empty: the member is absent. */
  optional(name: string): string | undefined
  /** Null when empty: an update clears the member. */
  nullable(name: string): string | null
  /** Undefined when empty; NaN for what is no number, so that the operation's schema refuses it by name. */
  number(name: string): number | undefined
  nullableNumber(name: string): number | null
  /** A checkbox or switch. */
  checked(name: string): boolean
  /** Every value under one name. */
  all(name: string): string[]
  /** As typed, spaces and all, lines ended by a line feed: passwords, documents. */
  verbatim(name: string): string
  /** An uploaded file; undefined when none was chosen. */
  file(name: string): File | undefined
}

export function readForm(data: FormData): FormReader {
  const verbatim = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? asTyped(value) : ''
  }
  const text = (name: string) => verbatim(name).trim()
  const number = (name: string) => (text(name) === '' ? undefined : Number(text(name)))
  return {
    text,
    verbatim,
    number,
    optional: (name) => text(name) || undefined,
    nullable: (name) => text(name) || null,
    nullableNumber: (name) => number(name) ?? null,
    checked: (name) => data.has(name),
    all: (name) =>
      data
        .getAll(name)
        .filter((value) => typeof value === 'string')
        .map(asTyped),
    file: (name) => {
      const value = data.get(name)
      return value instanceof File && value.size > 0 ? value : undefined
    },
  }
}

/** Browsers send every line of a form's field with CR LF: https://html.spec.whatwg.org/#multipart-form-data */
function asTyped(value: string): string {
  return value.replaceAll('\r\n', '\n')
}
