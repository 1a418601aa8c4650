import { free, type Meter } from '../templates/meter.ts'
import { parsePath } from './parse-path.ts'
import { type Step, Walk } from './walk.ts'

export { JsonPathError } from './json-path-error.ts'

/** The answer of a definite path that leads nowhere. */
export const missing: unique symbol = Symbol('missing')

/** A JSONPath, ready to be read over many documents. */
export interface JsonPath {
  /** Whether it names one place, so that its answer is a value and not a list. */
  readonly definite: boolean
  /**
   * @param root JSON as `templates/parse-json.ts` gives it: objects are maps.
   * @param meter counts the places that are visited; without one a read ends after five million of them.
   * @returns the value, `missing` when a definite path leads nowhere, a list for any other path.
   * @throws what the meter throws; JsonPathError for a function that has nothing to work on.
   */
  read(root: unknown, meter?: Meter): unknown
}

const maxPathLength = 4096

/**
 * Compiles a path as Jayway's JsonPath understands it, which is what AWS uses: dots, brackets, `..`, `*`, slices,
 * unions, filters and functions; `$.` may be left out.
 * @throws JsonPathError for anything else.
 */
export function compileJsonPath(expression: string): JsonPath {
  const { steps } = parsePath(expression.slice(0, maxPathLength + 1), maxPathLength)
  const definite = steps.every((step) => step.definite)
  const names = plainNames(steps)
  return {
    definite,
    read:
      names === undefined
        ? (root, meter = free()) => read(steps, definite, root, meter)
        : (root) => follow(names, root),
  }
}

/** Names and indices one below the other, which is what nearly every path is. */
function plainNames(steps: readonly Step[]): readonly (string | number)[] | undefined {
  const names: (string | number)[] = []
  for (const step of steps) {
    const [name, ...others] = step.kind === 'property' ? step.names : step.kind === 'index' ? step.indices : []
    if (name === undefined || others.length > 0) return undefined
    names.push(name)
  }
  return names
}

function follow(names: readonly (string | number)[], root: unknown): unknown {
  let value = root
  for (const name of names) {
    if (typeof name === 'string') {
      if (!(value instanceof Map)) return missing
      value = value.get(name)
    } else {
      if (!Array.isArray(value)) return missing
      value = value.at(name)
    }
    if (value === undefined) return missing
  }
  return value
}

function read(steps: readonly Step[], definite: boolean, root: unknown, meter: Meter): unknown {
  const walk = new Walk(steps, root, meter)
  walk.from(0, root, 0)
  if (walk.lost) return missing
  if (!definite) return walk.found
  return walk.found.length === 0 ? missing : walk.found.at(-1)
}
