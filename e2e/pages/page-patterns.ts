import { globSync } from 'node:fs'

/** The addresses of all pages as the folders of `app` say them: `/console/apis/[apiId]/stages`. */
export function pagePatterns(): string[] {
  return globSync('app/**/page.tsx').map(patternOf).sort()
}

function patternOf(file: string): string {
  const segments = file.split('/').slice(1, -1)
  return `/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join('/')}`
}

/** The page that answers an address: the one with the most literal segments among those that match. */
export function patternFor(pathname: string, patterns: readonly string[]): string | undefined {
  const matching = patterns.filter((pattern) => expressionOf(pattern).test(pathname))
  return matching.sort((one, other) => variables(one) - variables(other))[0]
}

function expressionOf(pattern: string): RegExp {
  const source = pattern
    .split('/')
    .map((segment) => {
      if (segment.startsWith('[...')) return '.+'
      return segment.startsWith('[') ? '[^/]+' : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    })
    .join('/')
  return new RegExp(`^${source}$`)
}

function variables(pattern: string): number {
  return pattern.split('[').length + (pattern.includes('[...') ? 100 : 0)
}
