import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type ParserOptions, parse } from '@babel/parser'

/** A node of the syntax tree, with the node that it stands in. */
export interface Node {
  readonly type: string
  readonly file: string
  readonly line: number
  readonly parent: Node | undefined
  readonly [member: string]: unknown
}

/** Where a name comes from: a node that declares it, or a name that another file exports. */
type Declaration = { node: Node; path: readonly string[] }

const options: ParserOptions = { sourceType: 'module', plugins: ['typescript', 'jsx'] }

/** The source as syntax trees, in which names are followed to what they stand for, over files. */
export class Program {
  readonly files: ReadonlyMap<string, Node>
  readonly all: readonly Node[]
  readonly #calls = new Map<string, Node[]>()

  constructor(patterns: readonly string[]) {
    const files = globSync(patterns, { exclude: (name) => name.includes('node_modules') })
      .filter(isProduct)
      .sort()
    const all: Node[] = []
    this.files = new Map(files.map((file) => [file, linked(file, all)]))
    this.all = all
    for (const node of all) {
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue
      const callee = node.callee
      const name = nameOf(callee)
      if (name !== '') this.#calls.set(name, [...(this.#calls.get(name) ?? []), node])
    }
  }

  /** All calls of a function; of a method, all calls of its name in its folder. */
  callsOf(fn: Node): readonly Node[] {
    const calls = this.callsNamed(functionName(fn))
    const folder = path.dirname(fn.file)
    if (fn.type === 'ClassMethod') return calls.filter(({ file }) => path.dirname(file) === folder)
    return calls.filter(({ callee }) => isNode(callee) && this.functionOf(callee) === fn)
  }

  /** All calls `name(…)`, `….name(…)` and `new name(…)`. */
  callsNamed(name: string): readonly Node[] {
    return this.#calls.get(name) ?? []
  }

  /** The function that a callee means; undefined where it is a package's, or cannot be told. */
  functionOf(callee: Node): Node | undefined {
    if (callee.type !== 'Identifier') return undefined
    const found = this.find(callee)
    if (!found || found.path.length > 0) return undefined
    const value = found.node.type === 'VariableDeclarator' ? found.node.init : found.node
    return isNode(value) && isFunction(value) ? value : undefined
  }

  /** What declares a name: a declarator, a function, a class, a parameter, with the members on the way into a pattern. */
  find(identifier: Node, name = String(identifier.name)): Declaration | undefined {
    for (let scope = identifier.parent; scope; scope = scope.parent) {
      const found = declaredIn(scope, name)
      if (!found) continue
      return found.node.type === 'ImportSpecifier' ? this.#imported(found.node) : found
    }
    return undefined
  }

  #imported(specifier: Node): Declaration | undefined {
    const { parent } = specifier
    const source = parent && isNode(parent.source) ? String(parent.source.value) : ''
    const file = resolved(specifier.file, source)
    const program = file === undefined ? undefined : this.files.get(file)
    const name = nameOf(specifier.imported)
    if (!program) return undefined
    const own = declaredIn(program, name)
    if (own) return own
    const again = this.all.find(
      (node) => node.type === 'ExportSpecifier' && node.file === file && nameOf(node.exported) === name,
    )
    const from = again?.parent
    if (!again || !from || !isNode(from.source)) return undefined
    return this.#imported({ ...again, imported: again.local, parent: from })
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

export function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}

export function isFunction({ type }: Node): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod)$/.test(type)
}

/** The name of an identifier, a key, or the last member of `a.b`. */
export function nameOf(node: unknown): string {
  if (!isNode(node)) return ''
  if (/^(Optional)?MemberExpression$/.test(node.type)) return node.computed ? '' : nameOf(node.property)
  return String(node.name ?? node.value ?? '')
}

/** The name under which a function is called. */
export function functionName(fn: Node): string {
  if (isNode(fn.id)) return nameOf(fn.id)
  if (fn.type === 'ClassMethod') return nameOf(fn.key)
  return fn.parent?.type === 'VariableDeclarator' ? nameOf(fn.parent.id) : ''
}

/** The code of a node, on one line. */
export function codeOf(node: Node): string {
  return readFileSync(node.file, 'utf8').slice(Number(node.start), Number(node.end)).replaceAll(/\s+/g, ' ')
}

/** All nodes below one, not into functions where told so. */
export function below(node: Node, into: (node: Node) => boolean = () => true): Node[] {
  const children = childrenOf(node)
  return children.flatMap((child) => (into(child) ? [child, ...below(child, into)] : [child]))
}

function childrenOf(node: Node): Node[] {
  return Object.entries(node).flatMap(([member, value]) => {
    if (member === 'parent' || member === 'loc') return []
    return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []
  })
}

function isProduct(file: string): boolean {
  return !/\.test\.tsx?$|\/testing\/|\/bench\/|\/fuzz\//.test(file)
}

function linked(file: string, all: Node[]): Node {
  const { program } = parse(readFileSync(file, 'utf8'), options)
  const link = (value: object, parent: Node | undefined) => {
    if (!isNode(value)) return
    const start = 'loc' in value ? value.loc : undefined
    const line = typeof start === 'object' && start !== null && 'start' in start ? lineOf(start.start) : 0
    Object.assign(value, { file, line, parent })
    all.push(value)
    for (const child of childrenOf(value)) link(child, value)
  }
  link(program, undefined)
  if (!isNode(program)) throw new Error(`${file} is no program`)
  return program
}

function lineOf(start: unknown): number {
  return typeof start === 'object' && start !== null && 'line' in start ? Number(start.line) : 0
}

/** What a scope itself declares under a name. */
function declaredIn(scope: Node, name: string): Declaration | undefined {
  if (isFunction(scope)) {
    for (const param of nodesOf(scope.params)) {
      const found = inPattern(param, name)
      if (found) return { node: param, path: found }
    }
  }
  const statements = /^(Program|BlockStatement)$/.test(scope.type) ? nodesOf(scope.body) : []
  const cases = scope.type === 'SwitchStatement' ? nodesOf(scope.cases).flatMap((one) => nodesOf(one.consequent)) : []
  const heads = [scope.init, scope.left].filter(isNode)
  for (const statement of [...statements, ...cases, ...(/^For/.test(scope.type) ? heads : [])]) {
    const inner = isNode(statement.declaration) ? statement.declaration : statement
    if (/^(Function|Class)Declaration$/.test(inner.type) && nameOf(inner.id) === name) return { node: inner, path: [] }
    for (const declarator of nodesOf(inner.declarations)) {
      const found = isNode(declarator.id) ? inPattern(declarator.id, name) : undefined
      if (found) return { node: declarator, path: found }
    }
    const specifier = nodesOf(inner.specifiers).find(
      (one) => one.type === 'ImportSpecifier' && nameOf(one.local) === name,
    )
    if (specifier) return { node: specifier, path: [] }
  }
  return undefined
}

/** The members that lead to a name inside a pattern; undefined where it is not in there. */
function inPattern(pattern: Node, name: string): readonly string[] | undefined {
  if (pattern.type === 'Identifier') return nameOf(pattern) === name ? [] : undefined
  if (pattern.type === 'AssignmentPattern') return isNode(pattern.left) ? inPattern(pattern.left, name) : undefined
  if (pattern.type === 'TSParameterProperty') {
    return isNode(pattern.parameter) ? inPattern(pattern.parameter, name) : undefined
  }
  const entries: [string, Node][] =
    pattern.type === 'ObjectPattern'
      ? nodesOf(pattern.properties).flatMap((one) => (isNode(one.value) ? [[nameOf(one.key), one.value]] : []))
      : pattern.type === 'ArrayPattern' && Array.isArray(pattern.elements)
        ? pattern.elements.flatMap((one, index) => (isNode(one) ? [[String(index), one]] : []))
        : []
  for (const [member, inner] of entries) {
    const rest = inPattern(inner, name)
    if (rest) return [member, ...rest]
  }
  return undefined
}

/** The file of this repository that a specifier means. */
function resolved(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier === 'gateway-core') return 'gateway-core/src/gateway.ts'
  return specifier.startsWith('gateway-core/') ? specifier.replace('gateway-core/', 'gateway-core/src/') : undefined
}
