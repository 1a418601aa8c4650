import { limit } from '../limits/limit.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Stage } from '../pipeline/stage.ts'
import type { Throttle } from '../snapshot.ts'

/** The stage's own throttle: the method's setting, else the stage's default, applied to each method for itself. */
export const throttle: Stage = {
  name: 'throttle',
  compile(method, { buckets }) {
    const applied = limit(`stage/${method.stageKey}${method.methodKey}`, setting(method))
    if (applied === undefined) return undefined
    const { bucket, ratePerSecond, burst } = applied
    return () => (buckets.take(bucket, ratePerSecond, burst) ? undefined : throttled)
  },
}

const throttled = new Refusal('THROTTLED')

/** `methodSettings` names a method without the leading slash; the root's methods are found in either spelling. */
function setting({ stage, methodKey }: CompiledMethod): Throttle {
  const settings = stage.methodSettings
  const own = settings[methodKey.slice(1)] ?? settings[methodKey] ?? settings[`/${methodKey}`]
  const all = settings['*/*']
  return {
    rateLimit: own?.throttlingRateLimit ?? all?.throttlingRateLimit,
    burstLimit: own?.throttlingBurstLimit ?? all?.throttlingBurstLimit,
  }
}
