import { Capacity, type CapacityLimits } from './capacity.ts'
import type { FunctionDefinition } from './function-definition.ts'
import { FunctionGroup } from './function-group.ts'
import type { FunctionInstance } from './function-instance.ts'

export interface InstancePoolOptions {
  readonly limits: CapacityLimits
  /** Starts an instance; rejects when the code cannot be had or does not load. */
  start(definition: FunctionDefinition): Promise<FunctionInstance>
  readonly idleForMs?: number
}

/** The instances of all functions: who is idle serves next, who waits long enough gets a new one. */
export interface InstancePool {
  /** @returns undefined when there are too many already and none became free. */
  acquire(definition: FunctionDefinition, waitMs: number): Promise<FunctionInstance | undefined>
  release(instance: FunctionInstance): void
  /** Ends what serves older revisions of this. */
  retire(name: { accountId: string; functionName: string }): void
  close(): void
}

/** While an instance of the function is at work, a new one is started only for those who wait this long. */
const growAfterMs = 5
const startingAtOnce = 2
const waitersAtMost = 500
/** A function that does not load is not tried again at once. */
const brokenForMs = 500
/** Background work of a function stops this long after its answer, as on Lambda. */
const freezeAfterMs = 100

export function createInstancePool(options: InstancePoolOptions): InstancePool {
  return new Pool(options)
}

class Pool implements InstancePool {
  readonly #options: InstancePoolOptions
  readonly #groups = new Map<string, FunctionGroup>()
  readonly #idleTimers = new Map<FunctionInstance, NodeJS.Timeout>()
  readonly #capacity: Capacity
  #isClosed = false

  constructor(options: InstancePoolOptions) {
    this.#options = options
    this.#capacity = new Capacity(options.limits)
  }

  async acquire(definition: FunctionDefinition, waitMs: number): Promise<FunctionInstance | undefined> {
    const group = this.#groupOf(definition)
    const idle = group.takeIdle()
    if (idle) {
      this.#wake(idle)
      group.busy += 1
      return idle
    }
    if (group.broken && group.broken.until > Date.now()) throw group.broken.error
    if (group.waiters.length >= waitersAtMost) return undefined
    return await this.#wait(group, waitMs)
  }

  release(instance: FunctionInstance): void {
    const group = this.#groups.get(keyOf(instance.definition))
    if (group) group.busy -= 1
    if (!group || instance.isGone || this.#isClosed) {
      instance.end()
      if (group) this.#grow(group)
      return
    }
    // Also of a revision that has been replaced: who waits asked for it, and a new instance would be no newer.
    const waiter = group.waiters.shift()
    if (waiter) {
      group.busy += 1
      waiter.give(instance)
      return
    }
    if (group.isRetired) {
      instance.end()
      return
    }
    group.idle.push(instance)
    this.#rest(group, instance)
    this.#growOthers()
  }

  retire({ accountId, functionName }: { accountId: string; functionName: string }): void {
    for (const group of this.#groups.values()) {
      const { definition } = group
      if (definition.accountId === accountId && definition.functionName === functionName) this.#retireGroup(group)
    }
  }

  close(): void {
    this.#isClosed = true
    for (const timer of this.#idleTimers.values()) clearTimeout(timer)
    for (const group of this.#groups.values()) {
      this.#retireGroup(group)
      for (const waiter of group.waiters.splice(0)) waiter.refuse(new Error('The gateway is stopping'))
    }
  }

  #groupOf(definition: FunctionDefinition): FunctionGroup {
    const key = keyOf(definition)
    const known = this.#groups.get(key)
    if (known) {
      known.isRetired = false
      return known
    }
    for (const group of this.#groups.values()) if (isReplacedBy(group.definition, definition)) this.#retireGroup(group)
    const group = new FunctionGroup(definition)
    this.#groups.set(key, group)
    return group
  }

  #retireGroup(group: FunctionGroup): void {
    group.isRetired = true
    for (const instance of group.idle.splice(0)) {
      this.#wake(instance)
      instance.end()
    }
    this.#forget(group)
  }

  #wait(group: FunctionGroup, waitMs: number): Promise<FunctionInstance | undefined> {
    const isHopeless = () => this.#shortage(group) !== undefined && group.starting === 0
    const waiting = group.wait(waitMs, isHopeless)
    this.#grow(group)
    return waiting
  }

  #shortage(group: FunctionGroup) {
    const { accountId, memorySize } = group.definition
    return this.#capacity.shortage(accountId, memorySize, group.size)
  }

  /** Starts an instance for those who wait: at once when none is there, else when none becomes free soon. */
  #grow(group: FunctionGroup): void {
    if (group.waiters.length <= group.starting || group.starting >= startingAtOnce || this.#isClosed) return
    if (group.size === 0) {
      this.#start(group)
      return
    }
    group.growTimer ??= setTimeout(() => {
      group.growTimer = undefined
      if (group.waiters.length > group.starting && group.starting < startingAtOnce) this.#start(group)
    }, growAfterMs)
  }

  /** Someone's idle instance has made room, or may. */
  #growOthers(): void {
    for (const group of this.#groups.values()) if (group.waiters.length > 0) this.#grow(group)
  }

  #start(group: FunctionGroup): void {
    const { accountId, memorySize } = group.definition
    const shortage = this.#shortage(group)
    if (shortage === 'function' || (shortage && !this.#makeRoom(group, shortage))) return
    this.#capacity.take(accountId, memorySize)
    group.starting += 1
    const giveBack = () => {
      this.#capacity.giveBack(accountId, memorySize)
      this.#growOthers()
    }
    this.#options.start(group.definition).then(
      (instance) => {
        group.starting -= 1
        group.broken = undefined
        void instance.exited.then(() => {
          this.#drop(group, instance)
          giveBack()
        })
        group.busy += 1
        this.release(instance)
        this.#grow(group)
      },
      (error: unknown) => {
        group.starting -= 1
        group.broken = { error, until: Date.now() + brokenForMs }
        for (const waiter of group.waiters.splice(0)) waiter.refuse(error)
        giveBack()
        setTimeout(() => this.#forget(group), brokenForMs + 1).unref()
      },
    )
  }

  /** Ends the idle instance that has rested for the longest time: of the same account when it is the account's room. */
  #makeRoom(group: FunctionGroup, shortage: 'account' | 'process'): boolean {
    const { accountId } = group.definition
    // The timers are in the order in which the instances began to rest.
    for (const instance of this.#idleTimers.keys()) {
      const { definition } = instance
      if (shortage === 'account' && definition.accountId !== accountId) continue
      // Its room is free when the process is gone; those who wait are looked at then.
      this.#wake(instance)
      const owner = this.#groups.get(keyOf(definition))
      const at = owner?.idle.indexOf(instance) ?? -1
      if (owner && at >= 0) owner.idle.splice(at, 1)
      instance.end()
      return false
    }
    return false
  }

  #rest(group: FunctionGroup, instance: FunctionInstance): void {
    const freeze = setTimeout(() => {
      instance.freeze()
      const end = setTimeout(() => {
        this.#drop(group, instance)
        instance.end()
      }, this.#options.idleForMs ?? 300_000).unref()
      if (this.#idleTimers.has(instance)) this.#idleTimers.set(instance, end)
    }, freezeAfterMs).unref()
    this.#idleTimers.set(instance, freeze)
  }

  #wake(instance: FunctionInstance): void {
    clearTimeout(this.#idleTimers.get(instance))
    this.#idleTimers.delete(instance)
  }

  #drop(group: FunctionGroup, instance: FunctionInstance): void {
    this.#wake(instance)
    const at = group.idle.indexOf(instance)
    if (at >= 0) group.idle.splice(at, 1)
    this.#forget(group)
  }

  /** Functions come and go; a group that holds nothing is not kept. */
  #forget(group: FunctionGroup): void {
    const isEmpty = group.size === 0 && group.waiters.length === 0
    const isBroken = group.broken !== undefined && group.broken.until > Date.now()
    const key = keyOf(group.definition)
    if (isEmpty && !isBroken && this.#groups.get(key) === group) this.#groups.delete(key)
  }
}

function keyOf({ accountId, functionName, version, revisionId }: FunctionDefinition): string {
  return `${accountId}/${functionName}/${version}/${revisionId}`
}

function isReplacedBy(old: FunctionDefinition, now: FunctionDefinition): boolean {
  return old.accountId === now.accountId && old.functionName === now.functionName && old.version === now.version
}
