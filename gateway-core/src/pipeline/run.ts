import type { Exchange } from '../exchange.ts'
import type { Step, Verdict } from './stage.ts'

/**
 * Runs steps until one answers. Stays synchronous until a step returns a promise: awaiting each step would cost more
 * than most steps do.
 */
export function run(steps: readonly Step[], exchange: Exchange, from = 0): Verdict | Promise<Verdict> {
  for (let index = from; index < steps.length; index++) {
    const verdict = steps[index]?.(exchange)
    if (verdict === undefined) continue
    if (verdict instanceof Promise) return verdict.then((late) => late ?? run(steps, exchange, index + 1))
    return verdict
  }
  return undefined
}
