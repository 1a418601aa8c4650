/**
 * JSON with the members of objects in order, so that equal values have equal text. Numbers are compared by value, as
 * JSON Schema wants it: `1.0` is `1`.
 * @param spend is told the size of what was written, piece by piece; may throw to end it
 */
export function canonicalJson(value: unknown, spend: (size: number) => void): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonicalJson(item, spend))
    spend(items.length + 1)
    return `[${items.join(',')}]`
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member, spend)}`)
    spend(members.length + 1)
    return `{${members.join(',')}}`
  }
  const text = JSON.stringify(value)
  spend(1 + text.length / 16)
  return text
}
