import type { TracedTemplate } from '#server/rest-apis/test-invoke/trace-method.ts'

/** A line of a template and what its expressions came to. */
export interface TemplateLine {
  /** From 1. */
  readonly line: number
  /** Undefined where the template's text is not at hand. */
  readonly text: string | undefined
  readonly values: readonly { readonly key: number; readonly expression: string; readonly text: string }[]
}

/** As many values of one line as are shown: a loop may compute thousands. */
export const mostValues = 20

/** Every line of a template with its values; without its text, the lines that have some. */
export function templateLines({ source, values }: TracedTemplate): TemplateLine[] {
  const byLine = Map.groupBy(values, ({ line }) => line)
  const valuesOf = (line: number) =>
    (byLine.get(line) ?? []).map(({ expression, text }, key) => ({ key, expression, text }))
  if (source === undefined) {
    const lines = [...byLine.keys()].sort((one, other) => one - other)
    return lines.map((line) => ({ line, text: undefined, values: valuesOf(line) }))
  }
  return source.split('\n').map((text, index) => ({ line: index + 1, text, values: valuesOf(index + 1) }))
}
