import { compileJsonPath, JsonPathError, missing } from '../json-path/json-path.ts'
import { TemplateFailure } from '../templates/template-error.ts'
import { toJson } from '../templates/to-json.ts'

/**
 * Compiles the path of a mapping from a body: a JSONPath without its `$.`.
 * @returns what reads it from JSON as `parseStrictJson` gives it: text as it is, anything else as JSON; undefined where
 * there is nothing or null, or where reading costs too much. Undefined instead for what is no JSONPath.
 */
export function documentText(path: string): ((document: unknown) => string | undefined) | undefined {
  const compiled = unlessRefused(() => compileJsonPath(`$.${path}`))
  return compiled === undefined ? undefined : (document) => unlessRefused(() => text(compiled.read(document)))
}

function unlessRefused<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof JsonPathError || error instanceof TemplateFailure)) throw error
    return undefined
  }
}

function text(value: unknown): string | undefined {
  if (value === missing || value === null || value === undefined) return undefined
  return typeof value === 'string' ? value : toJson(value)
}
