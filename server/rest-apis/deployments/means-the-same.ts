/**
 * Whether two values of JSON mean the same: the order of members makes no difference, and a member that is undefined is
 * absent. Compares as it goes, so that what is equal, nearly everything in a comparison of two deployments, costs no
 * memory.
 */
export function meansTheSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return typeof left === 'number' && typeof right === 'number' && Number.isNaN(left) && Number.isNaN(right)
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false
    return left.every((item: unknown, index) => meansTheSame(item, right[index]))
  }
  return haveSameMembers(left, right)
}

function haveSameMembers(left: object, right: object): boolean {
  const others = new Map<string, unknown>(Object.entries(right))
  for (const [key, value] of Object.entries(left)) {
    if (!meansTheSame(value, others.get(key))) return false
    others.delete(key)
  }
  for (const value of others.values()) if (value !== undefined) return false
  return true
}
