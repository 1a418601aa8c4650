import { isInt, isJavaNumber } from './java-number.ts'
import { noMethod } from './java-values.ts'
import type { Meter } from './meter.ts'

/**
 * A method by the kinds of its arguments, one letter each: `s` text, `i` int, `n` number, `b` boolean, `l` list,
 * `m` map, `o` anything; `*` at the end takes any number of further values.
 */
export type Overload<T> = readonly [kinds: string, run: (self: T, given: Given, meter: Meter) => unknown]

export type Methods<T> = ReadonlyMap<string, readonly Overload<T>[]>

/** Arguments whose kinds have been checked. */
export class Given {
  readonly values: readonly unknown[]

  constructor(values: readonly unknown[]) {
    this.values = values
  }

  text(at = 0): string {
    const value = this.values[at]
    return typeof value === 'string' ? value : ''
  }

  int(at = 0): number {
    const value = this.values[at]
    return typeof value === 'number' ? value : 0
  }

  list(at = 0): readonly unknown[] {
    const value = this.values[at]
    return Array.isArray(value) ? value : []
  }

  map(at = 0): ReadonlyMap<unknown, unknown> {
    const value = this.values[at]
    return value instanceof Map ? value : new Map()
  }
}

/** Calls the first overload that the arguments fit, as Java would choose. */
export function callOverload<T>(
  methods: Methods<T>,
  self: T,
  name: string,
  given: readonly unknown[],
  meter: Meter,
): unknown {
  for (const [kinds, run] of methods.get(name) ?? []) {
    if (fits(kinds, given)) return run(self, new Given(given), meter)
  }
  return noMethod
}

function fits(kinds: string, given: readonly unknown[]): boolean {
  const open = kinds.endsWith('*')
  const count = open ? kinds.length - 1 : kinds.length
  if (open ? given.length < count : given.length !== count) return false
  for (let at = 0; at < count; at++) if (!isKind(kinds[at], given[at])) return false
  return true
}

function isKind(kind: string | undefined, value: unknown): boolean {
  switch (kind) {
    case 's':
      return typeof value === 'string'
    case 'i':
      return isInt(value)
    case 'n':
      return isJavaNumber(value)
    case 'b':
      return typeof value === 'boolean'
    case 'l':
      return Array.isArray(value)
    case 'm':
      return value instanceof Map
    default:
      return true
  }
}
