/** What Next hands to a page: the parameters of its path, by name, and those of its search. */
export interface PageProps<Parameter extends string = never> {
  params: Promise<Record<Parameter, string>>
  searchParams: Promise<Search>
}

/** The search parameters of an address. */
export type Search = Readonly<Record<string, string | string[] | undefined>>

/** One search parameter as text; empty when it is not there. */
export function textOf(search: Search, name: string): string {
  const value = search[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
