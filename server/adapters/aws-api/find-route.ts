import { ServiceError } from '#server/errors.ts'
import type { Route } from './route.ts'

/** A row that a request is for, with the members that its path carries. */
export interface FoundRoute {
  readonly route: Route
  readonly pathMembers: Readonly<Record<string, string>>
}

interface CompiledRoute {
  readonly route: Route
  /** A literal, or the name of the member in its place. */
  readonly segments: readonly (string | { readonly member: string })[]
  /** What the query must say: `mode=import`. */
  readonly literalQuery: readonly (readonly [name: string, value: string])[]
}

/** Makes the look-up of rows by verb, path and query. A row that asks for more of the query goes before others. */
export function createRouteFinder(routes: readonly Route[]) {
  const compiled = routes.map(compile).sort((a, b) => b.literalQuery.length - a.literalQuery.length)
  return (verb: string, path: string, query: URLSearchParams): FoundRoute | undefined => {
    const segments = path.split('/').slice(1)
    if (segments.at(-1) === '') segments.pop()
    for (const candidate of compiled) {
      if (candidate.route.verb !== verb || candidate.segments.length !== segments.length) continue
      if (!candidate.literalQuery.every(([name, value]) => query.get(name) === value)) continue
      const pathMembers = match(candidate, segments)
      if (pathMembers) return { route: candidate.route, pathMembers }
    }
    return undefined
  }
}

/** The names of the members in a path template. */
export function pathMemberNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
}

function compile(route: Route): CompiledRoute {
  const [path = '', query = ''] = route.path.split('?')
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => (segment.startsWith('{') ? { member: segment.slice(1, -1) } : segment))
  return { route, segments, literalQuery: [...new URLSearchParams(query)] }
}

function match({ segments }: CompiledRoute, given: readonly string[]): Record<string, string> | undefined {
  const members: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const text = given[index] ?? ''
    if (typeof segment !== 'string') members[segment.member] = decode(text)
    else if (segment !== text) return undefined
  }
  return members
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ServiceError('BadRequestException', 'The path is not well-formed')
  }
}
