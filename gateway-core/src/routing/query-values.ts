/**
 * The values of one parameter in a raw query string, decoded: `&` and `;` separate, `+` is a space, repeated names keep
 * their order. What cannot be decoded stays as it is.
 */
export function queryValues(query: string, name: string): string[] {
  const values: string[] = []
  for (const [key, value] of queryPairs(query)) if (key === name) values.push(value)
  return values
}

/** All parameters of a raw query string, decoded, in their order. */
export function* queryPairs(query: string): Generator<readonly [name: string, value: string]> {
  if (query === '') return
  for (const pair of query.split(/[&;]/)) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    if (equals === -1) yield [decode(pair), '']
    else yield [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]
  }
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}
