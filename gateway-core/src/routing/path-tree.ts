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
}

const newNode = <Leaf>(name: string): Node<Leaf> => ({
  onlyText: undefined,
  only: undefined,
  statics: undefined,
  variable: undefined,
  greedy: undefined,
  name,
  leaf: undefined,
})

/** The texts that come again come soon. */
const rememberedTexts = 1000

/**
 * The resources of an API as a tree of segments. At each level static text wins over `{variable}`, which wins over
 * `{greedy+}` (developer guide, "Set up proxy integration with a proxy resource"); a branch that leads to no resource
 * with methods is left again for the next best one.
 */
export class PathTree<Leaf> {
  readonly #root = newNode<Leaf>('')
  /** The same text is one string in all nodes: what is compared often is always at hand. */
  readonly #texts = new Map<string, string>()

  /**
   * @param path `/pets/{id}`
   * @returns the names of the path's variables, in order.
   * @throws Error when the path is malformed or contradicts one that is there.
   */
  add(path: string, leaf: Leaf): string[] {
    const names: string[] = []
    let node = this.#root
    for (const segment of path === '/' ? [] : path.slice(1).split('/')) {
      if (node.name.endsWith('+')) throw new Error(`nothing can follow the greedy variable in ${path}`)
      node = child(node, this.#text(segment), path)
      if (node.name !== '') names.push(this.#text(node.name.replace('+', '')))
    }
    if (node.leaf !== undefined) throw new Error(`two resources are called ${path}`)
    node.leaf = leaf
    return names
  }

  #text(text: string): string {
    const known = this.#texts.get(text)
    if (known === undefined && this.#texts.size < rememberedTexts) this.#texts.set(text, text)
    return known ?? text
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

function child<Leaf>(parent: Node<Leaf>, segment: string, path: string): Node<Leaf> {
  if (segment === '') throw new Error(`${path} has an empty segment`)
  const name = /^\{([\w.:-]+\+?)\}$/.exec(segment)?.[1]
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
