import { addProblem, childOf, membersOf, type Place, type Reading, report } from './reading.ts'

/** A path of the document and the resource that it became. */
export interface PlannedPath {
  /** As the document writes it. */
  name: string
  place: Place
  /** As a resource: `/pets/{id}`. */
  path: string
  /** Path parameters that have another name in the resource than in the document. */
  renames: ReadonlyMap<string, string>
}

/** How `basePath` is treated: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html */
export type BasePathMode = 'ignore' | 'prepend' | 'split'

interface TreeNode {
  children: Map<string, TreeNode>
  /** The one child that is a parameter: `{id}` or `{proxy+}`. */
  variable?: string
}

/** The resource tree of a document: `paths` are all resources but the root, parents first. */
export function planPaths(
  reading: Reading,
  basePath: string,
  mode: BasePathMode,
): { planned: PlannedPath[]; paths: string[] } {
  const base = basePath.split('/').filter(Boolean)
  const prefix = mode === 'ignore' ? [] : mode === 'prepend' ? base : base.slice(1)
  const root: TreeNode = { children: new Map() }
  const paths: string[] = []
  const planned: PlannedPath[] = []
  for (const [name, place] of membersOf(reading, childOf(reading.root, 'paths'))) {
    if (name.startsWith('x-')) continue
    if (!name.startsWith('/')) {
      addProblem(reading, place.pointer, 'A path must begin with "/"')
      continue
    }
    const found = placeInTree(root, [...prefix, ...name.split('/').filter(Boolean)], paths)
    if (typeof found === 'string') {
      report(reading, 'attention', place.pointer, `Not imported: ${found}`, { lost: true })
      continue
    }
    planned.push({ name, place, ...found })
    reportChanges(reading, place, name, found)
  }
  return { planned, paths }
}

/** Finds or makes the resource of a path; a text says why the gateway can have no such path. */
function placeInTree(
  root: TreeNode,
  parts: readonly string[],
  paths: string[],
): { path: string; renames: Map<string, string> } | string {
  const names = new Map<string, string>()
  const final: string[] = []
  let node: TreeNode | undefined = root
  for (const [index, part] of parts.entries()) {
    const parameter = /^\{([a-zA-Z0-9._\-,:$]+)(\+?)\}$/.exec(part)
    if (!parameter && !/^[a-zA-Z0-9._\-,:]+$/.test(part)) return `"${part}" is neither plain text nor one {parameter}`
    const greedy = parameter?.[2] ?? ''
    if (greedy && index < parts.length - 1) return `"${part}" takes the rest of the path, so it must be last`
    const sibling: string | undefined = parameter ? node?.variable : undefined
    if (sibling && sibling.endsWith('+}') !== Boolean(greedy)) return `"${part}" and "${sibling}" cannot be siblings`
    const own = parameter?.[1] ?? ''
    const name = sibling ? sibling.slice(1, -1 - greedy.length) : freeName(own, names)
    if (parameter) {
      const inUse = [...names.values()].includes(name)
      if (names.has(own) || inUse) return `the parameter "${inUse ? name : own}" is used twice`
      names.set(own, name)
    }
    final.push(parameter ? `{${name}${greedy}}` : part)
    node = node?.children.get(final[index] ?? '')
  }
  addToTree(root, final, paths)
  return { path: `/${final.join('/')}`, renames: new Map([...names].filter(([from, to]) => from !== to)) }
}

function freeName(wanted: string, names: ReadonlyMap<string, string>): string {
  const taken = [...names.values()]
  let name = wanted
  for (let number = 2; taken.includes(name) && !names.has(wanted); number++) name = `${wanted}${number}`
  return name
}

function addToTree(root: TreeNode, parts: readonly string[], paths: string[]): void {
  let node = root
  for (const [index, part] of parts.entries()) {
    let child = node.children.get(part)
    if (!child) {
      child = { children: new Map() }
      node.children.set(part, child)
      if (part.startsWith('{')) node.variable = part
      paths.push(`/${parts.slice(0, index + 1).join('/')}`)
    }
    node = child
  }
}

function reportChanges(
  reading: Reading,
  place: Place,
  name: string,
  { path, renames }: { path: string; renames: ReadonlyMap<string, string> },
): void {
  const target = { kind: 'resource' as const, path }
  for (const [from, to] of renames) {
    const message = `The parameter {${from}} of ${name} is called {${to}}, as in the other paths that begin so`
    report(reading, 'translated', place.pointer, message, { target })
  }
  if (name !== '/' && (name.endsWith('/') || name.includes('//'))) {
    report(reading, 'translated', place.pointer, `${name} is served as ${path}`, { target })
  }
}
