import { below, codeOf, isFunction, isNode, type Node, nameOf, nodesOf, type Program } from './program.ts'

/** What an expression may be: literal parts, and the expressions between them of which nothing is known. */
type Alternative = readonly (string | Node)[]

/** More ways of one expression than this are told apart by their own words only. */
const mostWays = 8

/** What is known of texts beforehand. */
export interface Known {
  /** Words of programs, which are the same in every language. */
  readonly names: ReadonlySet<string>
  /** Expressions whose values are texts of ours, as `file code`, with those that are said nowhere else. */
  readonly words: Readonly<Record<string, readonly string[]>>
}

/** Collects the texts that expressions may be, and follows parameters to what callers give for them. */
export class SaidTexts {
  /** Which places of a text are texts themselves, by the text with `{0}`, `{1}` … for its places. */
  readonly templates = new Map<string, Set<number>>()
  /** Where a text is said, as `file:line`. */
  readonly places = new Map<string, string>()
  /** Expressions in place of a whole text of which nothing is known. */
  readonly unknown = new Set<Node>()
  readonly #program: Program
  readonly #beforehand: Known
  readonly #asked = new Map<string, boolean>()
  readonly #open = new Set<Node>()

  constructor(program: Program, known: Known) {
    this.#program = program
    this.#beforehand = known
  }

  /** Notes what an expression may be. As a part of another text it may also be a mere value, such as a name. */
  say(node: Node, isPart = false): boolean {
    return this.#ways(node)
      .map((way) => this.#note(way, node, isPart))
      .includes(true)
  }

  /** Notes the words that stand in an expression, whatever it makes of them. */
  sayPart(node: unknown): void {
    if (isNode(node) && !this.say(node, true)) this.#follow(node, true)
  }

  /** Notes what a function may answer, or a function that it answers. */
  sayAnswers(fn: Node): void {
    for (const node of returned(fn)) this.say(node)
  }

  #note(way: Alternative, at: Node, isPart: boolean): boolean {
    const parts = merged(way)
    const [only] = parts
    if (parts.length === 1 && isNode(only)) return this.#follow(only, isPart)
    const words = parts.filter((part) => typeof part === 'string').filter(isProse)
    if (isPart && (words.length === 0 || this.#beforehand.names.has(parts.join('')))) return false
    if (isPart && parts.length === 1 && isOperand(at)) return false
    const holes = parts.filter(isNode)
    const texts = holes.flatMap((hole, index) => (this.#follow(hole, true) ? [index] : []))
    if (words.length === 0 && texts.length === 0) return false
    let count = 0
    const template = parts.map((part) => (typeof part === 'string' ? part : `{${count++}}`)).join('')
    this.templates.set(template, new Set([...(this.templates.get(template) ?? []), ...texts]))
    this.places.set(template, `${at.file}:${at.line}`)
    return true
  }

  /** An expression that says nothing by itself: what callers give for it, else the words that stand in it. */
  #follow(node: Node, isPart: boolean): boolean {
    const words = isPart ? this.#beforehand.words[`${node.file} ${codeOf(node)}`] : undefined
    for (const word of words ?? []) this.templates.set(word, new Set())
    if (words) return true
    const origin = this.#parameterOf(node, [])
    if (origin) return this.#askCallers(origin.fn, origin.index, origin.path, isPart)
    if (/^(Object|New)Expression$/.test(node.type)) return false
    if (!isPart) this.unknown.add(node)
    if (!isPart) return true
    const inside = [node, ...this.#listsIn(node)]
      .flatMap((one) => below(one))
      .filter((one) => /^(StringLiteral|TemplateLiteral)$/.test(one.type) && !isOperand(one) && !isArgument(one))
    const ways = this.#ways(node).filter((way) => way[0] !== node)
    return [...inside.map((one) => this.say(one, true)), ...ways.map((way) => this.#note(way, node, true))].includes(
      true,
    )
  }

  /** What the lists are made of that stand in an expression: `warnings.join('; ')`. */
  #listsIn(node: Node): Node[] {
    const names = [node, ...below(node)].filter(({ type }) => type === 'Identifier')
    return names.flatMap((name) => {
      const found = this.#program.find(name)
      const init = found?.node.type === 'VariableDeclarator' && found.path.length === 0 ? found.node.init : undefined
      return isNode(init) && /^(Array|Call)Expression$/.test(init.type) ? [init] : []
    })
  }

  #askCallers(fn: Node, index: number, path: readonly string[], isPart: boolean): boolean {
    const key = `${fn.file} ${fn.start} ${index} ${path.join('.')} ${isPart}`
    const before = this.#asked.get(key)
    if (before !== undefined) return before
    this.#asked.set(key, false)
    const calls = this.#program.callsOf(fn)
    if (calls.length === 0 && !isPart) this.unknown.add(fn)
    const said = calls.flatMap((call) => {
      const argument = nodesOf(call.arguments)[index]
      if (!argument) return []
      const values = this.#member(argument, path)
      if (!values && !isPart) this.unknown.add(argument)
      return (values ?? []).map((one) => this.say(one, isPart))
    })
    this.#asked.set(key, said.includes(true))
    return said.includes(true)
  }

  /** The parameter of a named function that an expression is, with the members that lead into it. */
  #parameterOf(node: Node, path: readonly string[]): { fn: Node; index: number; path: readonly string[] } | undefined {
    if (/^(Optional)?MemberExpression$/.test(node.type) && !node.computed && isNode(node.object)) {
      return this.#parameterOf(node.object, [nameOf(node.property), ...path])
    }
    if (node.type !== 'Identifier') return undefined
    const found = this.#program.find(node)
    const fn = found?.node.parent
    if (!found || !fn || !isFunction(fn)) {
      // `const { message } = problem`
      const init = found?.node.type === 'VariableDeclarator' ? found.node.init : undefined
      return found && isNode(init) && found.path.length > 0
        ? this.#parameterOf(init, [...found.path, ...path])
        : undefined
    }
    return { fn, index: nodesOf(fn.params).indexOf(found.node), path: [...found.path, ...path] }
  }

  /** All that an expression may be. */
  #ways(node: Node): Alternative[] {
    if (this.#open.has(node)) return []
    this.#open.add(node)
    const ways = this.#waysOf(node)
    this.#open.delete(node)
    return ways
  }

  #waysOf(node: Node): Alternative[] {
    switch (node.type) {
      case 'StringLiteral':
        return [[String(node.value)]]
      case 'TemplateLiteral':
        return this.#joined(templateParts(node))
      case 'BinaryExpression':
        return node.operator === '+' ? this.#sum(node.left, node.right) : [[node]]
      case 'ConditionalExpression':
        return [node.consequent, node.alternate].filter(isNode).flatMap((one) => this.#ways(one))
      case 'LogicalExpression':
        return [...(node.operator === '&&' ? [] : [node.left]), node.right]
          .filter(isNode)
          .flatMap((one) => this.#ways(one))
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
        return isNode(node.expression) ? this.#ways(node.expression) : []
      case 'AwaitExpression':
        return isNode(node.argument) ? this.#ways(node.argument) : []
      case 'NullLiteral':
        return []
      case 'Identifier':
      case 'MemberExpression':
      case 'OptionalMemberExpression':
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.#known(node)
      case 'ArrowFunctionExpression':
        return returned(node).flatMap((one) => this.#ways(one))
      default:
        return [[node]]
    }
  }

  #known(node: Node): Alternative[] {
    if (node.type === 'Identifier' && node.name === 'undefined') return []
    const values = this.#values(node, [])
    if (!values) return [[node]]
    return values.flatMap((one) => (one === node ? [[node]] : this.#ways(one)))
  }

  /** The expressions that a name, a member or a call stands for; undefined where that is not known. */
  #values(node: Node, path: readonly string[]): Node[] | undefined {
    if (/^(Optional)?MemberExpression$/.test(node.type) && isNode(node.object)) {
      return this.#values(node.object, [node.computed ? '*' : nameOf(node.property), ...path])
    }
    if (/^(Optional)?CallExpression$/.test(node.type) && isNode(node.callee)) {
      const fn = this.#program.functionOf(node.callee)
      const found = fn && returned(fn).map((one) => this.#member(one, path))
      return found?.every((one) => one !== undefined) ? found.flat() : undefined
    }
    if (node.type !== 'Identifier') return undefined
    const found = this.#program.find(node)
    if (found?.node.type !== 'VariableDeclarator') return undefined
    const { init } = found.node
    const value = isNode(init) ? this.#member(init, [...found.path, ...path]) : undefined
    const given = this.#assigned(found.node, node)
    return given.length > 0 && path.length === 0 ? [...(value ?? []), ...given] : value
  }

  /** What is assigned later to a variable that may change. */
  #assigned(declarator: Node, use: Node): Node[] {
    if (declarator.parent?.kind !== 'let' || !declarator.parent.parent) return []
    return below(declarator.parent.parent).flatMap((one) => {
      const isIt = one.type === 'AssignmentExpression' && nameOf(one.left) === nameOf(use)
      return isIt && isNode(one.right) ? [one.right] : []
    })
  }

  /** A member of a value; `*` is any. */
  #member(node: Node, path: readonly string[]): Node[] | undefined {
    const [first, ...rest] = path
    if (first === undefined) return [node]
    if (/^TS(As|Satisfies|NonNull)Expression$/.test(node.type) && isNode(node.expression)) {
      return this.#member(node.expression, path)
    }
    if (node.type === 'AwaitExpression' && isNode(node.argument)) return this.#member(node.argument, path)
    if (/^(Conditional|Logical)Expression$/.test(node.type)) {
      const sides = [node.consequent, node.alternate, node.left, node.right]
        .filter(isNode)
        .map((one) => this.#member(one, path))
      return sides.flatMap((side) => side ?? [])
    }
    if (/^(Identifier|NullLiteral)$/.test(node.type) && (node.name === 'undefined' || node.type === 'NullLiteral'))
      return []
    if (/^(ObjectExpression|ArrayExpression)$/.test(node.type)) {
      const entries: [string, Node][] = Array.isArray(node.elements)
        ? node.elements.flatMap((one, index) => (isNode(one) ? [[String(index), one]] : []))
        : nodesOf(node.properties).flatMap((one) => (isNode(one.value) ? [[nameOf(one.key), one.value]] : []))
      const chosen = entries.filter(([name]) => first === '*' || name === first)
      const found = chosen.map(([, value]) => this.#member(value, rest))
      return found.every((one) => one !== undefined) ? found.flat() : undefined
    }
    return this.#open.has(node) ? undefined : this.#values(node, path)
  }

  /** Parts one after the other, in all ways that differ in words. */
  #joined(parts: readonly (string | Node)[]): Alternative[] {
    let ways: Alternative[] = [[]]
    for (const part of parts) {
      const inner = typeof part === 'string' ? [[part]] : this.#inner(part)
      ways = ways.flatMap((way) => inner.map((one) => [...way, ...one]))
    }
    return ways
  }

  /** `'…' + '…'` is one text, whatever its sides are made of. */
  #sum(left: unknown, right: unknown): Alternative[] {
    if (!isNode(left) || !isNode(right)) return []
    return this.#ways(left).flatMap((one) => this.#ways(right).map((other) => [...one, ...other]))
  }

  /** Words that stand in a text are part of it; names, numbers and what is not known are filled in. */
  #inner(node: Node): Alternative[] {
    const ways = this.#ways(node)
    const isWords = (way: Alternative) =>
      way.every((one) => !isNode(one)) || way.some((one) => !isNode(one) && isProse(one))
    const hasWords = ways.some((way) => way.some((one) => !isNode(one) && isProse(one)))
    return ways.length <= mostWays && hasWords && ways.every(isWords) ? ways : [[node]]
  }
}

/** Has a word of a language in it, not only names, numbers and signs. */
export function isProse(text: string): boolean {
  return text.split(/[\s/]+/).some((word) => /^[("'“]*\p{Lu}?\p{Ll}{2,}[)"'”.,:;!?…]*$/u.test(word))
}

/** A text that is only compared with, looked up or used as a key is not said. */
function isOperand(node: Node): boolean {
  const { parent, type } = node
  if (!parent || type === 'TemplateLiteral') return false
  if (parent.type === 'BinaryExpression') return parent.operator !== '+'
  if (parent.type === 'ObjectProperty') return parent.key === node
  return /^(MemberExpression|OptionalMemberExpression|ImportDeclaration|TSLiteralType)$/.test(parent.type)
}

/** A text that a call inside an expression is given is that call's matter. */
function isArgument({ parent }: Node): boolean {
  return parent?.type === 'CallExpression'
}

function templateParts(node: Node): (string | Node)[] {
  const expressions = nodesOf(node.expressions)
  return nodesOf(node.quasis).flatMap((quasi, index) => {
    const value = quasi.value
    const text = typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''
    const next = expressions[index]
    return next ? [text, next] : [text]
  })
}

/** The expressions that a function answers. */
function returned(fn: Node): Node[] {
  if (!isNode(fn.body)) return []
  if (fn.body.type !== 'BlockStatement') return [fn.body]
  const inside = below(fn.body, (node) => !isFunction(node))
  return inside.flatMap((node) => (node.type === 'ReturnStatement' && isNode(node.argument) ? [node.argument] : []))
}

function merged(parts: Alternative): (string | Node)[] {
  const out: (string | Node)[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part
    else if (isNode(part) && isNode(last)) continue
    else out.push(part)
  }
  return out
}
