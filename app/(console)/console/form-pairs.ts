import type { FormReader } from '#server/adapters/next/form-reader.ts'

/** The rows of a list of pairs in a form: `{field}.name` beside `{field}.value`; rows without a name are left out. */
export function readPairs(form: FormReader, field: string): [name: string, value: string][] {
  const values = form.all(`${field}.value`)
  return form
    .all(`${field}.name`)
    .map((name, index): [string, string] => [name.trim(), values[index] ?? ''])
    .filter(([name]) => name !== '')
}

/** How a map becomes the wanted one, as update operations take it: what is gone is null. */
export function mapChange<Value>(
  before: Readonly<Record<string, Value>> | undefined,
  wanted: Readonly<Record<string, Value>>,
): Record<string, Value | null> {
  const gone = Object.keys(before ?? {}).filter((name) => !Object.hasOwn(wanted, name))
  return { ...wanted, ...Object.fromEntries(gone.map((name) => [name, null])) }
}
