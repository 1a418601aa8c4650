import { type OpenApiDocument, objectOf } from './merge-documents.ts'

const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const
/** What `ANY` is shown as: OpenAPI has no word for it. */
export const anyVerbs = ['get', 'post', 'put', 'patch', 'delete'] as const
export const anyMember = 'x-amazon-apigateway-any-method'

/** A method of a deployed document, as an API's provider names it. */
export interface DeployedOperation {
  readonly path: string
  /** `GET`, or `ANY`. */
  readonly httpMethod: string
  readonly summary: string | undefined
}

/** The methods that consumers can be shown: all but bare OPTIONS, which browsers call and people do not. */
export function deployedOperations(document: OpenApiDocument): DeployedOperation[] {
  return Object.entries(objectOf(document.paths)).flatMap(([path, value]) => {
    const item = objectOf(value)
    const present = [anyMember, ...verbs].filter((verb) => verb in item)
    return present.flatMap((verb): DeployedOperation[] => {
      const { summary, operationId } = objectOf(item[verb])
      if (verb === 'options' && !summary && !operationId) return []
      const words = [summary, operationId].find((text) => typeof text === 'string' && text !== '')
      return [{ path, httpMethod: methodOf(verb), summary: typeof words === 'string' ? words : undefined }]
    })
  })
}

/**
 * A deployment's document with the chosen operations only, each `GET /pets/{id}`, and without the components and tags
 * that no one of them uses: what is hidden is not told in a schema either.
 */
export function shownDocument(document: OpenApiDocument, chosen: ReadonlySet<string>): OpenApiDocument {
  const paths: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(objectOf(document.paths))) {
    const item = shownItem(objectOf(value), (verb) => chosen.has(`${methodOf(verb)} ${path}`))
    if (item) paths[path] = item
  }
  const { components, tags, ...rest } = document
  const used = new Set<unknown>(operationsIn(paths).flatMap(({ tags: own }) => (Array.isArray(own) ? own : [])))
  return {
    ...rest,
    paths,
    ...(Array.isArray(tags) ? { tags: tags.filter((tag) => used.has(objectOf(tag).name)) } : {}),
    ...(components ? { components: usedComponents(objectOf(components), { ...rest, paths }) } : {}),
  }
}

function methodOf(verb: string): string {
  return verb === anyMember ? 'ANY' : verb.toUpperCase()
}

function shownItem(
  item: Record<string, unknown>,
  isChosen: (verb: string) => boolean,
): Record<string, unknown> | undefined {
  const explicit = verbs.filter((verb) => verb in item)
  const hidden = explicit.filter((verb) => !isChosen(verb))
  const hasAny = anyMember in item && isChosen(anyMember)
  if (!hasAny && hidden.length === explicit.length) return undefined
  const { [anyMember]: any, ...shown } = item
  for (const verb of hidden) delete shown[verb]
  if (!hasAny) return shown
  if (hidden.length === 0) return item
  // Left as it is, ANY would be read as the hidden verbs too.
  const { operationId: _, ...operation } = objectOf(any)
  for (const verb of anyVerbs) if (!explicit.includes(verb)) shown[verb] = operation
  return shown
}

function operationsIn(paths: Record<string, unknown>): Record<string, unknown>[] {
  return Object.values(paths).flatMap((value) => {
    const item = objectOf(value)
    return [anyMember, ...verbs].filter((verb) => verb in item).map((verb) => objectOf(item[verb]))
  })
}

/** Those that are referred to, and those that they refer to; security schemes are named without a reference. */
function usedComponents(components: Record<string, unknown>, root: Record<string, unknown>): Record<string, unknown> {
  const found = new Set<string>()
  const names = new Set<string>()
  const open: unknown[] = [root]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') {
      const [, kind = '', name = ''] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(value) ?? []
      if (!name || found.has(value)) continue
      found.add(value)
      open.push(objectOf(components[kind])[unescaped(name)] ?? null)
    } else if (typeof value === 'object' && value !== null) {
      if ('security' in value)
        for (const one of [value.security].flat()) for (const name of Object.keys(objectOf(one))) names.add(name)
      open.push(...Object.values(value).filter((member) => member !== undefined))
    }
  }
  const isUsed = (kind: string, name: string) =>
    kind === 'securitySchemes' ? names.has(name) : found.has(`#/components/${kind}/${escaped(name)}`)
  return Object.fromEntries(
    Object.entries(components).flatMap(([kind, named]) => {
      const kept = Object.entries(objectOf(named)).filter(([name]) => isUsed(kind, name))
      return kept.length > 0 ? [[kind, Object.fromEntries(kept)]] : []
    }),
  )
}

/** RFC 6901: how a name is written in a reference. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~')
}
