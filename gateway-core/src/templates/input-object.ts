import { compileJsonPath, type JsonPath, JsonPathError, missing } from '../json-path/json-path.ts'
import type { Frame } from './frame.ts'
import { JavaObject, noMethod } from './java-values.ts'
import type { Expression } from './syntax.ts'
import { TemplateFailure } from './template-error.ts'
import { toJson } from './to-json.ts'

/** `$input` (developer guide, "Variables for data transformations", `$input`). */
export class InputObject extends JavaObject {
  private readonly frame: Frame
  private allParameters: Map<string, unknown> | undefined = undefined

  constructor(frame: Frame) {
    super()
    this.frame = frame
  }

  override property(name: string): unknown {
    return name === 'body' ? this.frame.bodyText : undefined
  }

  override call(name: string, given: readonly unknown[]): unknown {
    const [argument] = given
    if (name === 'params') {
      if (given.length === 0) return this.parameters()
      return given.length === 1 && typeof argument === 'string' ? this.parameter(argument) : noMethod
    }
    if ((name !== 'path' && name !== 'json') || given.length !== 1 || typeof argument !== 'string') return noMethod
    return this.read(name, compiled(argument))
  }

  /** `path` gives the value, `json` its JSON text: two quotes for what is missing. */
  read(name: 'path' | 'json', path: JsonPath): unknown {
    const { body } = this.frame
    this.frame.spend(4)
    const value = body === undefined ? missing : path.read(body, this.frame)
    if (name === 'path') return value === missing ? undefined : value
    if (value === missing) return '""'
    const text = toJson(value, this.frame)
    this.frame.allocate(text.length)
    return text
  }

  /** Looked for in the path, the query and the headers, in this order; empty when there is none. */
  parameter(name: string): string {
    const { path, querystring, header } = this.frame.parameters
    return path.get(name) ?? querystring.get(name) ?? header.get(name) ?? ''
  }

  parameters(): Map<string, unknown> {
    if (this.allParameters === undefined) {
      const { path, querystring, header } = this.frame.parameters
      // Copies, because a template may write into its maps.
      this.allParameters = new Map([
        ['path', new Map(path)],
        ['querystring', new Map(querystring)],
        ['header', new Map(header)],
      ])
    }
    return this.allParameters
  }
}

/**
 * `$input.path('$.a')` and its like with the path compiled once. @returns undefined when the call is not of that form.
 */
export function inputCall(
  name: string,
  given: readonly Expression[],
): ((input: unknown, frame: Frame) => unknown) | undefined {
  const [argument] = given
  if (given.length !== 1 || argument?.kind !== 'literal' || typeof argument.value !== 'string') return undefined
  const { value } = argument
  if (name === 'params') return (input) => (input instanceof InputObject ? input.parameter(value) : undefined)
  if (name !== 'path' && name !== 'json') return undefined
  let path: JsonPath | undefined
  return (input) => {
    if (!(input instanceof InputObject)) return undefined
    path ??= compiled(value)
    return input.read(name, path)
  }
}

/** Paths that templates put together while they run, so that a loop does not compile one again and again. */
const known = new Map<string, JsonPath>()
const maxKnown = 500
const maxKnownLength = 200

function compiled(expression: string): JsonPath {
  const path = known.get(expression)
  if (path !== undefined) return path
  try {
    const fresh = compileJsonPath(expression)
    if (expression.length <= maxKnownLength) {
      if (known.size >= maxKnown) known.clear()
      known.set(expression, fresh)
    }
    return fresh
  } catch (error) {
    throw error instanceof JsonPathError ? new TemplateFailure(`Not a JSONPath: ${error.message}`) : error
  }
}
