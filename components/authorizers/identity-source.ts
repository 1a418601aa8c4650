import type { Translate } from '#components/messages/translate.ts'

/** One place where a REQUEST authorizer finds who calls. */
export interface IdentitySource {
  place: 'header' | 'query' | 'stage variable' | 'context'
  name: string
}

export const sourcePlaces = ['header', 'query', 'stage variable', 'context'] as const

const prefixes: readonly (readonly [IdentitySource['place'], string])[] = [
  ['header', 'method.request.header.'],
  ['query', 'method.request.querystring.'],
  ['stage variable', 'stageVariables.'],
  ['context', 'context.'],
]

/** Reads `method.request.header.Auth, stageVariables.key`; an expression that is none of them stays as a header's name. */
export function readIdentitySources(identitySource: string | undefined): IdentitySource[] {
  return (identitySource ?? '')
    .split(',')
    .map((source) => source.trim())
    .filter(Boolean)
    .map((source) => {
      const [place, prefix] = prefixes.find(([, each]) => source.startsWith(each)) ?? ['header', '']
      return { place, name: source.slice(prefix.length) }
    })
}

/** A source in words: `Authorization (header)`. */
export function sourceWords({ place, name }: IdentitySource, t: Translate<'authorizers'>): string {
  return `${name} (${t(`places.${place}`)})`
}
