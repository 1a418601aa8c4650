import type { Context } from '#server/context.ts'
import { isAllowed, type Permission } from '#server/permissions.ts'

/** Whether a page shows its buttons; the operations behind them decide for themselves. */
export function mayWrite({ actor }: Context, noun: 'products' | 'usage-plans' | 'api-keys'): boolean {
  const permission: Permission = `${noun}:write`
  return isAllowed(actor, permission)
}
