import { isDeepStrictEqual } from 'node:util'
import type { OpenApiDocument } from './merge-documents.ts'

/** The document with those of its components renamed that have the name, but not the content, of a taken one. */
export function renameComponents(
  document: OpenApiDocument,
  taken: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): OpenApiDocument {
  const renamed = new Map<string, string>()
  for (const [kind, named] of entriesOf(document.components)) {
    const known = taken[kind] ?? {}
    const own = new Set(entriesOf(named).map(([name]) => name))
    for (const [name, component] of entriesOf(named)) {
      if (!(name in known) || isDeepStrictEqual(known[name], component)) continue
      let number = 2
      while (`${name}${number}` in known || own.has(`${name}${number}`)) number++
      renamed.set(`#/components/${kind}/${name}`, `#/components/${kind}/${name}${number}`)
    }
  }
  if (renamed.size === 0) return document
  const rewritten = Object.fromEntries(entriesOf(rewriteReferences(document, renamed)))
  const components = entriesOf(rewritten.components).map(([kind, named]) => [
    kind,
    Object.fromEntries(entriesOf(named).map(([name, component]) => [newName(renamed, kind, name), component])),
  ])
  const paths = entriesOf(rewritten.paths).map(([path, item]) => [
    path,
    Object.fromEntries(entriesOf(item).map(([verb, operation]) => [verb, withRenamedSecurity(operation, renamed)])),
  ])
  return {
    ...rewritten,
    ...('paths' in rewritten ? { paths: Object.fromEntries(paths) } : {}),
    components: Object.fromEntries(components),
  }
}

/** Security schemes are named without a reference. */
function withRenamedSecurity(operation: unknown, renamed: ReadonlyMap<string, string>): unknown {
  const members = Object.fromEntries(entriesOf(operation))
  if (Array.isArray(operation) || !Array.isArray(members.security)) return operation
  const security = members.security.map((one) =>
    renamedRequirement(Object.fromEntries(entriesOf(one)), (name) => [newName(renamed, 'securitySchemes', name)]),
  )
  return { ...members, security }
}

/** A security requirement whose schemes have other names, or several. */
export function renamedRequirement(
  requirement: Readonly<Record<string, unknown>>,
  newNames: (name: string) => readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(requirement).flatMap(([name, scopes]) => newNames(name).map((each) => [each, scopes])),
  )
}

function newName(renamed: ReadonlyMap<string, string>, kind: string, name: string): string {
  return renamed.get(`#/components/${kind}/${name}`)?.split('/').at(-1) ?? name
}

function rewriteReferences(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => rewriteReferences(item, renamed))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string'
        ? (renamed.get(member) ?? member)
        : rewriteReferences(member, renamed),
    ]),
  )
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
