import type { Services, Step } from './stage.ts'

/**
 * A step that depends on something which many methods have in common is made once for all of them. A step of its own for
 * each of ten thousand methods would be in no processor's cache when its method is asked for.
 * @param make called once for each key and each gateway.
 */
export function sharedStep<Key extends object>(
  make: (key: Key, services: Services) => Step,
): (key: Key, services: Services) => Step {
  const known = new WeakMap<Services, WeakMap<Key, Step>>()
  return (key, services) => {
    let steps = known.get(services)
    if (steps === undefined) {
      steps = new WeakMap()
      known.set(services, steps)
    }
    let step = steps.get(key)
    if (step === undefined) {
      step = make(key, services)
      steps.set(key, step)
    }
    return step
  }
}
