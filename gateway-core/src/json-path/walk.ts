import type { Meter } from '../templates/meter.ts'
import { JsonPathError } from './json-path-error.ts'

interface StepBase {
  /** Whether it leads to one place at most. */
  readonly definite: boolean
}

/** What one piece of a path does to the values that it is given. */
export type Step = StepBase &
  (
    | { readonly kind: 'property'; readonly names: readonly string[] }
    | { readonly kind: 'index'; readonly indices: readonly number[] }
    | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
    | { readonly kind: 'wildcard' }
    | { readonly kind: 'scan' }
    | { readonly kind: 'filter'; readonly accepts: (item: unknown, root: unknown, meter: Meter) => boolean }
    | {
        readonly kind: 'function'
        readonly name: string
        readonly call: (value: unknown, root: unknown, meter: Meter) => unknown
      }
  )

/** One reading of a path: which values its steps lead to. */
export class Walk {
  readonly found: unknown[] = []
  /** Whether the one way that the path could take ended before its last step, so that it leads nowhere at all. */
  lost = false
  private readonly steps: readonly Step[]
  private readonly root: unknown
  private readonly meter: Meter

  constructor(steps: readonly Step[], root: unknown, meter: Meter) {
    this.steps = steps
    this.root = root
    this.meter = meter
  }

  /** Follows the steps from this one on. */
  from(at: number, value: unknown, depth: number): void {
    this.meter.spend(1)
    const step = this.steps[at]
    if (step === undefined) {
      this.found.push(value)
      return
    }
    switch (step.kind) {
      case 'property':
        this.property(at, step.names, value, depth)
        return
      case 'index':
        if (!Array.isArray(value)) this.lose(at)
        for (const index of step.indices) this.item(at, value, index, depth)
        return
      case 'slice':
        this.slice(at, step.from, step.to, value, depth)
        return
      case 'wildcard':
        for (const item of itemsOf(value)) this.from(at + 1, item, depth + 1)
        return
      case 'scan':
        this.scan(at + 1, value, depth)
        return
      case 'filter':
        for (const item of value instanceof Map ? [value] : Array.isArray(value) ? value : []) {
          if (step.accepts(item, this.root, this.meter)) this.from(at + 1, item, depth + 1)
        }
        return
      case 'function':
        this.from(at + 1, step.call(value, this.root, this.meter), depth)
        return
    }
  }

  /** The value is not what the step asks for, and there is no other way. */
  private lose(at: number): void {
    for (let before = 0; before < at; before++) if (this.steps[before]?.definite !== true) return
    this.lost = true
  }

  private property(at: number, names: readonly string[], value: unknown, depth: number): void {
    if (!(value instanceof Map)) {
      this.lose(at)
      return
    }
    const [first = ''] = names
    if (names.length === 1) {
      const item: unknown = value.get(first)
      if (item !== undefined) this.from(at + 1, item, depth + 1)
      else if (at < this.steps.length - 1) this.lose(at)
      return
    }
    if (at === this.steps.length - 1) {
      // Several names at the end of a path make one object of them.
      const merged = new Map<string, unknown>()
      for (const name of names) if (value.has(name)) merged.set(name, value.get(name))
      this.from(at + 1, merged, depth + 1)
      return
    }
    for (const name of names) {
      const item: unknown = value.get(name)
      if (item !== undefined) this.from(at + 1, item, depth + 1)
    }
  }

  private item(at: number, value: unknown, index: number, depth: number): void {
    if (!Array.isArray(value)) return
    const item: unknown = value.at(index)
    if (item !== undefined) this.from(at + 1, item, depth + 1)
  }

  private slice(at: number, from: number | undefined, to: number | undefined, value: unknown, depth: number): void {
    if (!Array.isArray(value)) {
      this.lose(at)
      return
    }
    const { length } = value
    let first = from ?? 0
    let end = to ?? length
    // As Jayway counts: from the end only where the other bound is open.
    if (to === undefined && first < 0) first = Math.max(0, length + first)
    if (from === undefined && end < 0) end = length + end
    end = Math.min(length, end)
    for (let index = Math.max(first, -length); index < end; index++) this.item(at, value, index, depth)
  }

  /** Applies the step to the value and to all that is in it, outermost first. */
  private scan(at: number, value: unknown, depth: number): void {
    this.meter.spend(1)
    this.meter.descend(depth)
    const step = this.steps[at]
    if (step === undefined) throw new JsonPathError('Nothing follows ..')
    if (this.isScanned(step, value)) this.from(at, value, depth)
    if (typeof value === 'object') for (const item of itemsOf(value)) this.scan(at, item, depth + 1)
  }

  private isScanned(step: Step, value: unknown): boolean {
    switch (step.kind) {
      case 'property':
        return value instanceof Map && (!step.definite || step.names.every((name) => value.has(name)))
      case 'index':
      case 'slice':
        return Array.isArray(value)
      case 'filter':
        return step.accepts(value, this.root, this.meter)
      default:
        return true
    }
  }
}

function itemsOf(value: unknown): Iterable<unknown> {
  return value instanceof Map ? value.values() : Array.isArray(value) ? value : []
}
