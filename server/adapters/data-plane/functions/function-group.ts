import type { FunctionDefinition } from './function-definition.ts'
import type { FunctionInstance } from './function-instance.ts'

/** Who waits for an instance. */
export interface Waiter {
  give(instance: FunctionInstance): void
  /** No instance could be had: the code could not be loaded. */
  refuse(error: unknown): void
}

/** The instances of one version of a function, and who waits for them. */
export class FunctionGroup {
  readonly definition: FunctionDefinition
  readonly idle: FunctionInstance[] = []
  readonly waiters: Waiter[] = []
  busy = 0
  starting = 0
  /** Another version has taken its place. */
  isRetired = false
  /** Why the code could not be loaded, and until when nobody tries again. */
  broken: { readonly error: unknown; readonly until: number } | undefined
  growTimer: NodeJS.Timeout | undefined

  constructor(definition: FunctionDefinition) {
    this.definition = definition
  }

  get size(): number {
    return this.idle.length + this.busy + this.starting
  }

  /** The instance that was used last: the others may end. */
  takeIdle(): FunctionInstance | undefined {
    for (;;) {
      const instance = this.idle.pop()
      if (!instance || !instance.isGone) return instance
    }
  }
}
