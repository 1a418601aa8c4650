import type { TokenPlace } from '#server/portals/try/operation-access.ts'

/** The tokens that a reader has typed, by their scheme. They live in the page's memory and nowhere else. */
export type TokenValues = Readonly<Record<string, string>>

/** A token as it goes into a request. */
export interface SentToken {
  readonly in: TokenPlace['in']
  readonly name: string
  readonly value: string
}

/** What is typed for a place as it is sent; empty where nothing is. `Bearer` is put in front where it belongs. */
export function tokenOf(place: TokenPlace, values: TokenValues): string {
  const typed = (values[place.scheme] ?? '').trim()
  if (!place.isBearer) return typed
  const token = typed.replace(/^bearer(\s+|$)/i, '')
  return token === '' ? '' : bearer(token)
}

/** The tokens that the pane sends. */
export function sentTokens(places: readonly TokenPlace[], values: TokenValues): SentToken[] {
  return places.flatMap((place) => {
    const value = place.isSendable ? tokenOf(place, values) : ''
    return value === '' ? [] : [{ in: place.in, name: place.name, value }]
  })
}

/** The tokens of a code sample: `hidden` stands for those that are typed, `missing` for those that are not. */
export function writtenTokens(
  places: readonly TokenPlace[],
  values: TokenValues,
  { hidden, missing }: { hidden: string | undefined; missing: string },
): SentToken[] {
  return places.map((place) => {
    const typed = tokenOf(place, values)
    const standsFor = (text: string) => (place.isBearer ? bearer(text) : text)
    // An address has no place for a mask.
    const mask = place.in === 'query' && hidden !== undefined ? missing : hidden
    const value = typed === '' ? standsFor(missing) : mask === undefined ? typed : standsFor(mask)
    return { in: place.in, name: place.name, value }
  })
}

function bearer(token: string): string {
  return `Bearer ${token}`
}
