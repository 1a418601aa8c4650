import { TooCostly } from './validation-run.ts'

const maxDepth = 400

/**
 * JSON with the members of objects in order, so that equal values have equal text. Numbers are compared by value, as
 * JSON Schema wants it: `1.0` is `1`.
 * @param spend is told the size of what was written, piece by piece; may throw to end it
 * @throws TooCostly for a value that is nested too deeply.
 */
export function canonicalJson(value: unknown, spend: (size: number) => void, depth = 0): string {
  if (depth > maxDepth) throw new TooCostly(`The document or the schema is deeper than ${maxDepth} levels`)
  if (Array.isArray(value)) {
    const items = value.map((item) => canonicalJson(item, spend, depth + 1))
    spend(items.length + 1)
    return `[${items.join(',')}]`
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member, spend, depth + 1)}`)
    spend(members.length + 1)
    return `{${members.join(',')}}`
  }
  const text = JSON.stringify(value)
  spend(1 + text.length / 16)
  return text
}
