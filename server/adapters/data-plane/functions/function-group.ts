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
      if (!instance?.isGone) return instance
    }
  }

  /**
   * Waits for an instance.
   * @param isHopeless asked once, after a second: whether none can come.
   * @returns undefined when none came.
   */
  wait(waitMs: number, isHopeless: () => boolean): Promise<FunctionInstance | undefined> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(late)
        clearTimeout(hopeless)
        const at = this.waiters.indexOf(waiter)
        if (at >= 0) this.waiters.splice(at, 1)
      }
      const giveUp = () => {
        stop()
        resolve(undefined)
      }
      const waiter: Waiter = {
        give(instance) {
          stop()
          resolve(instance)
        },
        refuse(error) {
          stop()
          reject(error)
        },
      }
      const late = setTimeout(giveUp, waitMs)
      const hopeless = setTimeout(() => isHopeless() && giveUp(), hopelessAfterMs)
      this.waiters.push(waiter)
    })
  }
}

const hopelessAfterMs = 1000
