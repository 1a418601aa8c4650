import { asInteger, isJavaNumber, isWhole, JavaDouble } from './java-number.ts'
import type { SourceText } from './source-text.ts'
import type { BinaryOperator, Expression, Reference, ReferenceStep } from './syntax.ts'

/** The most operators in one expression: each is a level of calls when it runs. */
const maxOperators = 500

/** What stands in the parentheses of `#if` and behind the `=` of `#set`. */
export function parseExpression(text: SourceText): Expression {
  return new ExpressionParser(text).level(0)
}

/** What may be an argument: a value without operators. @returns undefined when none stands here. */
export function parseArgument(text: SourceText): Expression | undefined {
  return new ExpressionParser(text).argument()
}

/** A reference from its `$` on. @returns undefined, with nothing taken, when the `$` is only text. */
export function parseReference(text: SourceText): Reference | undefined {
  return new ExpressionParser(text).reference()
}

/** From the loosest to the tightest; words are read as words, so `order` is none of them. */
const levels: readonly RegExp[] = [
  /\|\||or(?![\w@])/y,
  /&&|and(?![\w@])/y,
  /==|!=|(?:eq|ne)(?![\w@])/y,
  /<=|>=|<|>|(?:lt|gt|le|ge)(?![\w@])/y,
  // A minus that touches a digit belongs to the number.
  /\+|-(?!\.?\d)/y,
  /[*/%]/y,
]

const words: ReadonlyMap<string, BinaryOperator> = new Map<string, BinaryOperator>([
  ['or', '||'],
  ['and', '&&'],
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['gt', '>'],
  ['le', '<='],
  ['ge', '>='],
  ...(['||', '&&', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%'] as const).map(
    (operator) => [operator, operator] as const,
  ),
])

const number = /-?(?:\d+\.(?!\.)\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\d+)/y
const doubleQuoted = /"([^"]*(?:""[^"]*)*)"/y
const singleQuoted = /'([^']*(?:''[^']*)*)'/y
const head = /\$!?(\{?)([a-zA-Z_][\w-]*)/y
const property = /\.(?=[a-zA-Z])([\w-]+)/y

class ExpressionParser {
  private readonly text: SourceText
  private operators = 0

  constructor(text: SourceText) {
    this.text = text
  }

  level(at: number): Expression {
    const pattern = levels[at]
    if (pattern === undefined) return this.unary()
    let left = this.level(at + 1)
    for (;;) {
      this.text.skipSpace()
      const word = this.text.match(pattern)?.[0]
      const operator = word === undefined ? undefined : words.get(word)
      if (operator === undefined) return left
      if (++this.operators > maxOperators) this.text.fail('Too many operators')
      left = { kind: 'binary', operator, left, right: this.level(at + 1) }
    }
  }

  private unary(): Expression {
    const { text } = this
    text.skipSpace()
    if (text.match(/!(?!=)|not(?![\w@])/y) !== undefined) {
      return { kind: 'not', operand: text.nest(() => this.unary()) }
    }
    if (text.takes('(')) {
      const inside = text.nest(() => this.level(0))
      text.skipSpace()
      text.expect(')')
      return inside
    }
    return this.argument() ?? text.fail('A value is missing')
  }

  /** Undefined when no value stands here. */
  argument(): Expression | undefined {
    const { text } = this
    text.skipSpace()
    const next = text.peek()
    if (next === '$') return this.referenceValue()
    if (next === '"' || next === "'") return this.quoted()
    if (next === '[') return text.nest(() => this.list())
    if (next === '{') return text.nest(() => this.map())
    const literal = text.match(number)?.[0]
    if (literal !== undefined) return { kind: 'literal', value: numberValue(literal) }
    const word = text.match(/(?:true|false)(?![\w@-])/y)?.[0]
    return word === undefined ? undefined : { kind: 'literal', value: word === 'true' }
  }

  private referenceValue(): Expression {
    const reference = this.reference() ?? this.text.fail('A reference is missing')
    return { kind: 'reference', reference }
  }

  private quoted(): Expression {
    const { text } = this
    const { position } = text
    const double = text.match(doubleQuoted)
    if (double?.[1] !== undefined) {
      const content = unescapeCodes(double[1].replaceAll('""', '"'))
      if (!/[$#]/.test(content)) return { kind: 'literal', value: content }
      return {
        kind: 'interpolation',
        text: content,
        start: { line: text.line(position), column: text.column(position) + 1 },
      }
    }
    const single = text.match(singleQuoted)?.[1] ?? text.fail('A quote is missing')
    return { kind: 'literal', value: single.replaceAll("''", "'") }
  }

  /** `[a, b]` or `[1..3]`. */
  private list(): Expression {
    const { text } = this
    text.expect('[')
    const items = this.commaSeparated(']')
    const [from, ...others] = items
    text.skipSpace()
    if (from !== undefined && others.length === 0 && text.takes('..')) {
      const to = this.argument() ?? text.fail('The end of the range is missing')
      text.skipSpace()
      text.expect(']')
      return { kind: 'range', from, to }
    }
    text.expect(']')
    return { kind: 'list', items }
  }

  private map(): Expression {
    const { text } = this
    text.expect('{')
    const entries: [Expression, Expression][] = []
    text.skipSpace()
    if (text.takes('}')) return { kind: 'map', entries }
    do {
      const key = this.argument() ?? text.fail('A key is missing')
      text.skipSpace()
      text.expect(':')
      entries.push([key, this.argument() ?? text.fail('A value is missing')])
      text.skipSpace()
    } while (text.takes(','))
    text.expect('}')
    return { kind: 'map', entries }
  }

  private commaSeparated(end: string): Expression[] {
    const { text } = this
    text.skipSpace()
    const items: Expression[] = []
    if (text.peek() === end) return items
    do {
      items.push(this.argument() ?? this.bareWord())
      text.skipSpace()
    } while (text.takes(','))
    return items
  }

  /** A word that is no value is null where an argument is asked for: `$map.put('k', null)`. */
  private bareWord(): Expression {
    if (this.text.match(/[a-zA-Z_][\w-]*/y) === undefined) this.text.fail('A value is missing')
    return { kind: 'literal', value: null }
  }

  reference(): Reference | undefined {
    const { text } = this
    const from = text.position
    const start = text.match(head)
    if (start === undefined) return undefined
    const [, brace, root = ''] = start
    const steps: ReferenceStep[] = []
    for (let step = this.step(); step !== undefined; step = this.step()) steps.push(step)
    const alternate = brace === '{' && text.takes('|') ? this.argument() : undefined
    if (brace === '{') text.expect('}')
    return { root, steps, alternate, ...text.place(from) }
  }

  private step(): ReferenceStep | undefined {
    const { text } = this
    if (text.takes('[')) {
      const key = text.nest(() => this.argument()) ?? text.fail('An index is missing')
      if (!isIndex(key)) text.fail('An index is text, an integer or a reference')
      text.skipSpace()
      text.expect(']')
      return { kind: 'index', key }
    }
    const name = text.match(property)?.[1]
    if (name === undefined) return undefined
    if (!text.takes('(')) return { kind: 'property', name }
    const given = text.nest(() => this.commaSeparated(')'))
    text.expect(')')
    return { kind: 'method', name, given }
  }
}

function isIndex(key: Expression): boolean {
  if (key.kind === 'literal')
    return typeof key.value === 'string' || typeof key.value === 'boolean' || isWholeValue(key.value)
  return key.kind === 'interpolation' || key.kind === 'reference'
}

function isWholeValue(value: unknown): boolean {
  return isJavaNumber(value) && isWhole(value)
}

function numberValue(literal: string): unknown {
  if (/^-?\d+$/.test(literal)) return asInteger(BigInt(literal.slice(0, 100)))
  const value = Number(literal)
  return Number.isInteger(value) || !Number.isFinite(value) ? new JavaDouble(value) : value
}

function unescapeCodes(text: string): string {
  return text.replace(/\\u([\da-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
