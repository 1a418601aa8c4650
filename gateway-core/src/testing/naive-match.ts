/**
 * What routing must find, by trying each resource in turn: of those that match, the more static one wins from the left.
 * @param paths resources, `/pets/{id}`
 * @param given the segments of the path that is asked for, as received
 * @returns the resource's path and its variables' values
 */
export function naiveMatch(paths: readonly string[], given: readonly string[]): string[] | undefined {
  const segments = given.at(-1) === '' ? given.slice(0, -1) : given
  const matches = paths.flatMap((path) => {
    const values = valuesOf(path === '/' ? [] : path.slice(1).split('/'), segments)
    return values === undefined ? [] : [{ path, values }]
  })
  const [best] = matches.toSorted((one, other) => (rank(one.path) < rank(other.path) ? -1 : 1))
  return best && [best.path, ...best.values]
}

function valuesOf(template: readonly string[], segments: readonly string[]): string[] | undefined {
  const values: string[] = []
  for (const [index, part] of template.entries()) {
    if (part.endsWith('+}')) return index < segments.length ? [...values, segments.slice(index).join('/')] : undefined
    const segment = segments[index]
    if (segment === undefined) return undefined
    if (part.startsWith('{')) {
      if (segment === '') return undefined
      values.push(segment)
    } else if (decodeURIComponent(segment) !== part) return undefined
  }
  return template.length === segments.length ? values : undefined
}

/** `0` for text, `1` for a variable, `2` for a greedy one, from the left. */
function rank(path: string): string {
  return path
    .split('/')
    .map((part) => (part.endsWith('+}') ? '2' : part.startsWith('{') ? '1' : '0'))
    .join('')
}
