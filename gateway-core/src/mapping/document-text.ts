import { compileJsonPath, type JsonPath, JsonPathError, missing } from '../json-path/json-path.ts'
import { TemplateFailure } from '../templates/template-error.ts'
import { toJson } from '../templates/to-json.ts'

/**
 * Compiles the path of a mapping from a body: a JSONPath without its `$.`.
 * @returns what reads it from JSON as `parseStrictJson` gives it: text as it is, anything else as JSON; undefined where
 * there is nothing or null, or where reading costs too much. Undefined instead for what is no JSONPath.
 */
export function documentText(path: string): ((document: unknown) => string | undefined) | undefined {
  const compiled = compile(path)
  if (compiled === undefined) return undefined
  return (document) => {
    try {
      return text(compiled.read(document))
    } catch (error) {
      if (error instanceof TemplateFailure || error instanceof JsonPathError) return undefined
      throw error
    }
  }
}

function compile(path: string): JsonPath | undefined {
  try {
    return compileJsonPath(`$.${path}`)
  } catch (error) {
    if (error instanceof JsonPathError) return undefined
    throw error
  }
}

function text(value: unknown): string | undefined {
  if (value === missing || value === null || value === undefined) return undefined
  return typeof value === 'string' ? value : toJson(value)
}
