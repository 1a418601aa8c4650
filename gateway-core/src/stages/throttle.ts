import { limit } from '../limits/limit.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Stage } from '../pipeline/stage.ts'
import type { Throttle } from '../snapshot.ts'

/** The stage's own throttle: the method's setting, else the stage's default, applied to each method for itself. */
export const throttle: Stage = {
  name: 'throttle',
  compile(method, { buckets }) {
    const applied = limit(`stage/${method.stageKey}${method.methodKey}`, throttleOf(method))
    if (applied === undefined) return undefined
    const { bucket, ratePerSecond, burst } = applied
    return (exchange) => {
      const isTaken = buckets.take(bucket, ratePerSecond, burst)
      if (isTaken) exchange.stageLimit = applied
      else exchange.spentLimit = applied
      return isTaken ? undefined : throttled
    }
  },
}

const throttled = new Refusal('THROTTLED')

function throttleOf({ setting }: CompiledMethod): Throttle {
  return { rateLimit: setting.throttlingRateLimit, burstLimit: setting.throttlingBurstLimit }
}
