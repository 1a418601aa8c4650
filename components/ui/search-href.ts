/** The same address with some search parameters changed; null removes one. */
export function searchHref(
  pathname: string,
  search: URLSearchParams | Readonly<Record<string, string | string[] | undefined>>,
  changes: Readonly<Record<string, string | null>>,
): string {
  const next = new URLSearchParams(search instanceof URLSearchParams ? search : flatten(search))
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  const text = next.toString()
  return text ? `${pathname}?${text}` : pathname
}

function flatten(search: Readonly<Record<string, string | string[] | undefined>>): [string, string][] {
  return Object.entries(search).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  )
}
