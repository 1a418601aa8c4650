/**
 * The values of one parameter in a raw query string, decoded: `&` and `;` separate, `+` is a space, repeated names keep
 * their order. What cannot be decoded stays as it is.
 */
export function queryValues(query: string, name: string): string[] {
  const values: string[] = []
  if (query === '') return values
  for (const pair of query.split(/[&;]/)) {
    const equals = pair.indexOf('=')
    const key = equals === -1 ? pair : pair.slice(0, equals)
    if (pair !== '' && decode(key) === name) values.push(equals === -1 ? '' : decode(pair.slice(equals + 1)))
  }
  return values
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
