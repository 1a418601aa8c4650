import { totalmem } from 'node:os'

/** How many instances may be there at once. */
export interface CapacityLimits {
  /** Over all functions, megabytes. */
  readonly memoryMb: number
  /** Of that, what one account may have: the others' functions go on. */
  readonly accountMemoryMb: number
  readonly instances: number
  readonly instancesOfFunction: number
}

const smallestMb = 128

/** Half of the machine's memory unless the operator says otherwise; an account gets half of that. */
export function capacityLimits(memoryMb = Math.floor(totalmem() / 1_048_576 / 2)): CapacityLimits {
  // One function of the largest size must fit.
  const whole = Math.max(3072, memoryMb)
  return {
    memoryMb: whole,
    accountMemoryMb: Math.max(3072, Math.floor(whole / 2)),
    instances: Math.min(200, Math.floor(whole / smallestMb)),
    instancesOfFunction: 50,
  }
}

/** What is taken of the limits. */
export class Capacity {
  readonly #limits: CapacityLimits
  readonly #accounts = new Map<string, number>()
  #memoryMb = 0
  #instances = 0

  constructor(limits: CapacityLimits) {
    this.#limits = limits
  }

  /** Why there is no room for one more instance: `account` when others' idle ones ending would not help. */
  shortage(accountId: string, memorySize: number, ofFunction: number): 'function' | 'account' | 'process' | undefined {
    const { memoryMb, accountMemoryMb, instances, instancesOfFunction } = this.#limits
    if (ofFunction >= instancesOfFunction) return 'function'
    if ((this.#accounts.get(accountId) ?? 0) + memorySize > accountMemoryMb) return 'account'
    return this.#memoryMb + memorySize > memoryMb || this.#instances >= instances ? 'process' : undefined
  }

  take(accountId: string, memorySize: number): void {
    this.#add(accountId, memorySize, 1)
  }

  giveBack(accountId: string, memorySize: number): void {
    this.#add(accountId, -memorySize, -1)
  }

  #add(accountId: string, memorySize: number, instances: number): void {
    const ofAccount = (this.#accounts.get(accountId) ?? 0) + memorySize
    if (ofAccount === 0) this.#accounts.delete(accountId)
    else this.#accounts.set(accountId, ofAccount)
    this.#memoryMb += memorySize
    this.#instances += instances
  }
}
