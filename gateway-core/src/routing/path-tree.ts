import { pathSegments } from './path-segments.ts'

export interface PathMatch<Leaf> {
  readonly leaf: Leaf
  /** Values of the path's variables as received, in the order of the path. */
  readonly values: string[]
}

interface Node<Leaf> {
  /** Most nodes have one static child or none: it needs no map, which would be one more place in memory to wait for. */
  onlyText: string | undefined
  only: Node<Leaf> | undefined
  statics: Map<string, Node<Leaf>> | undefined
  variable: Node<Leaf> | undefined
  greedy: Node<Leaf> | undefined
  name: string
  leaf: Leaf | undefined
  /** What still has to be asked for to reach the leaf, where nothing else begins like this: it saves a node for each. */
  rest: Rest
}

/** The end of a path, one for all paths that end in the same way. */
interface Rest {
  readonly segments: readonly string[]
  /** Static text; undefined for a variable. The greedy one is not among them. */
  readonly texts: readonly (string | undefined)[]
  readonly isGreedy: boolean
}

const nothing: Rest = { segments: [], texts: [], isGreedy: false }

const newNode = <Leaf>(name: string): Node<Leaf> => ({
  onlyText: undefined,
  only: undefined,
  statics: undefined,
  variable: undefined,
  greedy: undefined,
  name,
  leaf: undefined,
  rest: nothing,
})

/** How many texts and ends of paths: those that come again come soon. */
const remembered = 1000

/**
 * The resources of an API as a tree of segments. At each level static text wins over `{variable}`, which wins over
 * `{greedy+}` (developer guide, "Set up proxy integration with a proxy resource"); a branch that leads to no resource
 * with methods is left again for the next best one.
 */
export class PathTree<Leaf> {
  readonly #root = newNode<Leaf>('')
  /** The same text is one string in all nodes: what is compared often is always at hand. */
  readonly #texts = new Map<string, string>()
  readonly #rests = new Map<string, Rest>()

  /**
   * @param path `/pets/{id}`
   * @returns the names of the path's variables, in order.
   * @throws Error when the path is malformed or contradicts one that is there.
   */
  add(path: string, leaf: Leaf): string[] {
    const segments = path === '/' ? [] : path.slice(1).split('/')
    const names = variableNames(segments, path).map((name) => this.#text(name))
    let node = this.#root
    for (const [index, segment] of segments.entries()) {
      this.#split(node)
      // A node that nothing leads through yet, but the root, keeps the rest of the path in itself.
      if (node !== this.#root && isEmpty(node)) {
        node.rest = this.#rest(segments.slice(index))
        node.leaf = leaf
        return names
      }
      node = child(node, this.#text(segment), path)
    }
    this.#split(node)
    if (node.leaf !== undefined) throw new Error(`two resources are called ${path}`)
    node.leaf = leaf
    return names
  }

  /** Gives the first segment of a node's rest a node of its own, so that others can begin there. */
  #split(node: Node<Leaf>): void {
    const [first, ...others] = node.rest.segments
    if (first === undefined) return
    const next = child(node, this.#text(first), first)
    next.rest = this.#rest(others)
    next.leaf = node.leaf
    node.rest = nothing
    node.leaf = undefined
  }

  #text(text: string): string {
    const known = this.#texts.get(text)
    if (known === undefined && this.#texts.size < remembered) this.#texts.set(text, text)
    return known ?? text
  }

  #rest(segments: readonly string[]): Rest {
    if (segments.length === 0) return nothing
    const key = segments.join('/')
    const known = this.#rests.get(key)
    const rest = known ?? newRest(segments)
    if (known === undefined && this.#rests.size < remembered) this.#rests.set(key, rest)
    return rest
  }

  /** @returns undefined when no resource matches; `'malformed'` for a path that no resource may see. */
  find(path: string): PathMatch<Leaf> | 'malformed' | undefined {
    const segments = pathSegments(path)
    if (segments === undefined) return 'malformed'
    const values: string[] = []
    const node = walk(this.#root, segments.decoded, segments.raw, 0, values)
    return node?.leaf === undefined ? undefined : { leaf: node.leaf, values }
  }
}

/** @throws Error where a segment is empty or follows a greedy variable. */
function variableNames(segments: readonly string[], path: string): string[] {
  const names: string[] = []
  for (const segment of segments) {
    if (names.at(-1)?.endsWith('+')) throw new Error(`nothing can follow the greedy variable in ${path}`)
    if (segment === '') throw new Error(`${path} has an empty segment`)
    const name = variableName(segment)
    if (name !== undefined) names.push(name)
  }
  return names.map((name) => name.replace('+', ''))
}

/** `id` of `{id}`, `proxy+` of `{proxy+}`; undefined for static text. */
function variableName(segment: string): string | undefined {
  return /^\{([\w.:-]+\+?)\}$/.exec(segment)?.[1]
}

function newRest(segments: readonly string[]): Rest {
  const isGreedy = variableName(segments.at(-1) ?? '')?.endsWith('+') === true
  const single = isGreedy ? segments.slice(0, -1) : segments
  return { segments, texts: single.map((each) => (variableName(each) === undefined ? each : undefined)), isGreedy }
}

function isEmpty({ only, statics, variable, greedy, leaf }: Node<unknown>): boolean {
  return !(only ?? statics ?? variable ?? greedy) && leaf === undefined
}

function child<Leaf>(parent: Node<Leaf>, segment: string, path: string): Node<Leaf> {
  const name = variableName(segment)
  if (name === undefined) return staticChild(parent, segment) ?? addStatic(parent, segment, newNode<Leaf>(''))
  const place = name.endsWith('+') ? 'greedy' : 'variable'
  const node = parent[place] ?? newNode<Leaf>(name)
  if (node.name !== name) throw new Error(`${path} has a sibling with another variable, {${node.name}}`)
  parent[place] = node
  return node
}

function staticChild<Leaf>(parent: Node<Leaf>, segment: string): Node<Leaf> | undefined {
  if (parent.statics !== undefined) return parent.statics.get(segment)
  return parent.onlyText === segment ? parent.only : undefined
}

function addStatic<Leaf>(parent: Node<Leaf>, segment: string, node: Node<Leaf>): Node<Leaf> {
  const { onlyText, only } = parent
  if (parent.statics !== undefined) parent.statics.set(segment, node)
  else if (onlyText === undefined || only === undefined) {
    parent.onlyText = segment
    parent.only = node
  } else {
    parent.statics = new Map([
      [onlyText, only],
      [segment, node],
    ])
  }
  return node
}

function walk<Leaf>(
  node: Node<Leaf>,
  decoded: readonly string[],
  raw: readonly string[],
  depth: number,
  values: string[],
): Node<Leaf> | undefined {
  if (node.rest !== nothing) return fitsRest(node.rest, decoded, raw, depth, values) ? node : undefined
  if (depth === decoded.length) return node.leaf === undefined ? undefined : node
  const segment = decoded[depth] ?? ''
  const next = staticChild(node, segment)
  const found = next && walk(next, decoded, raw, depth + 1, values)
  if (found !== undefined) return found
  if (node.variable !== undefined && segment !== '') {
    values.push(raw[depth] ?? '')
    const inner = walk(node.variable, decoded, raw, depth + 1, values)
    if (inner !== undefined) return inner
    values.pop()
  }
  if (node.greedy?.leaf === undefined) return undefined
  values.push(raw.slice(depth).join('/'))
  return node.greedy
}

/** Whether the segments from `depth` on are this end of a path. Leaves `values` alone where they are not. */
function fitsRest(
  { texts, isGreedy }: Rest,
  decoded: readonly string[],
  raw: readonly string[],
  depth: number,
  values: string[],
): boolean {
  const left = decoded.length - depth
  if (isGreedy ? left <= texts.length : left !== texts.length) return false
  for (let index = 0; index < texts.length; index++) {
    const segment = decoded[depth + index]
    const text = texts[index]
    if (text === undefined ? segment === '' : segment !== text) return false
  }
  for (let index = 0; index < texts.length; index++) {
    if (texts[index] === undefined) values.push(raw[depth + index] ?? '')
  }
  if (isGreedy) values.push(raw.slice(depth + texts.length).join('/'))
  return true
}
