import { UsagePlanAccess } from '../limits/usage-plan-access.ts'
import type { UsagePlanSnapshot } from '../usage-plan-snapshot.ts'
import type { Slices } from './slices.ts'

/** Compiles usage plans. One that did not change keeps its compiled form, and with it the leases at hand. */
export function* loadPlans(
  plans: ReadonlyMap<string, UsagePlanSnapshot>,
  known: ReadonlyMap<string, UsagePlanAccess>,
): Slices<ReadonlyMap<string, UsagePlanAccess>> {
  const compiled = new Map<string, UsagePlanAccess>()
  for (const [id, plan] of plans) {
    const before = known.get(id)
    compiled.set(id, before?.plan === plan ? before : new UsagePlanAccess(plan))
    yield
  }
  return compiled
}
