import {
  closeDirective,
  lineEnd,
  openDirective,
  parseGiven,
  parseVariable,
  placeOf,
  skipSeparator,
} from './directive-head.ts'
import { parseArgument, parseExpression, parseReference } from './parse-expression.ts'
import { SourceText } from './source-text.ts'
import type { Block, Branch, Macro, Reference, Statement, TextStart } from './syntax.ts'

/** What ended a block: `#end`, `#else`, `#elseif`, or the text. */
type End = 'end' | 'else' | 'elseif' | undefined

export interface ParsedTemplate {
  readonly block: Block
  readonly macros: readonly Macro[]
}

/**
 * Reads a template as Velocity 1.7 does, which is what AWS runs: `#set` takes the blanks before it and the line end
 * behind it, other directives only the line end behind their `)` or their word.
 * @param part where the text is a string inside of a template: where it begins; such text may end with `$`.
 * @throws TemplateSyntaxError
 */
export function parseTemplate(source: string, part?: TextStart): ParsedTemplate {
  const parser = new TemplateParser(source, part)
  const { block, end } = parser.statements()
  if (end !== undefined) parser.text.fail(`#${end} does not belong to anything`)
  return { block, macros: parser.macros }
}

const setStart = /[ \t]*#(?:set|\{set\}) *\(/y
const plainText = /[^$#\\]+/y
const comment = /##[^\r\n]*(?:\r\n|\n|\r)?/y
const directive = /#(?:([a-zA-Z_@][\w@]*)|\{([a-zA-Z_][\w@]*)\})/y
const known = new Set(['if', 'else', 'elseif', 'end', 'set', 'stop', 'foreach', 'include', 'parse', 'macro', 'literal'])
for (const name of ['evaluate', 'break', 'define']) known.add(name)

class TemplateParser {
  readonly text: SourceText
  readonly macros: Macro[] = []
  private readonly isPart: boolean

  constructor(source: string, part: TextStart | undefined) {
    this.text = new SourceText(source, part)
    this.isPart = part !== undefined
  }

  statements(): { block: Block; end: End } {
    const { text } = this
    const block: Statement[] = []
    while (!text.ended) {
      if (text.sees(setStart)) {
        block.push(this.set())
        continue
      }
      const plain = text.match(plainText)?.[0]
      if (plain !== undefined) addText(block, plain)
      else if (text.peek() === '\\') this.backslashes(block)
      else if (text.peek() === '$') this.dollar(block)
      else {
        const end = this.hash(block)
        if (end !== undefined) return { block, end }
      }
    }
    return { block, end: undefined }
  }

  private body(): { block: Block; end: End } {
    return this.text.nest(() => this.statements())
  }

  /** A block that only `#end` closes. */
  private wholeBody(name: string): Block {
    const { block, end } = this.body()
    if (end !== 'end') this.text.fail(`#${name} has no #end`)
    return block
  }

  private set(): Statement {
    const { text } = this
    const from = text.position
    text.match(setStart)
    text.skipSpace()
    const target = parseReference(text) ?? text.fail('#set needs a reference')
    text.skipSpace()
    text.expect('=')
    const value = parseExpression(text)
    closeDirective(text)
    return { kind: 'set', target, value, place: placeOf(text, from) }
  }

  private backslashes(block: Statement[]): void {
    const { text } = this
    const slashes = text.match(/\\+/y)?.[0] ?? ''
    const half = '\\'.repeat(slashes.length >> 1)
    const odd = slashes.length % 2 === 1
    if (text.peek() === '$') {
      const reference = parseReference(text)
      if (reference === undefined) addText(block, slashes)
      else if (odd) addText(block, half + reference.source)
      else {
        addText(block, half)
        this.print(reference, block)
      }
      return
    }
    const { position } = text
    const name = this.directiveName()
    const control = name !== undefined && (known.has(name) || this.macros.some((macro) => macro.name === name))
    if (name !== undefined && odd) addText(block, (control ? half : slashes) + text.text.slice(position, text.position))
    else {
      text.position = position
      // As Velocity 1.7 does, which here does not see #set as a directive.
      addText(block, control && !text.sees(setStart) ? half : slashes)
    }
  }

  private directiveName(): string | undefined {
    const word = this.text.match(directive)
    return word === undefined ? undefined : (word[1] ?? word[2])
  }

  private dollar(block: Statement[]): void {
    const { text } = this
    const escaped = text.match(/\$(\\+)!/y)
    if (escaped !== undefined) {
      addText(block, `$${'\\'.repeat((escaped[1]?.length ?? 0) >> 1)}!`)
      return
    }
    const reference = parseReference(text)
    if (reference !== undefined) {
      this.print(reference, block)
      return
    }
    if (!this.isPart && text.sees(/\$!?$/y)) text.fail('A template must not end with $')
    const quiet = text.match(/\$!(?!\{)/y) !== undefined
    if (!quiet) text.position++
    if (!quiet || text.peek() !== '#') addText(block, '$')
  }

  /** `##` that touches `$a.b` is text: Velocity 1.7 sees no comment there. */
  private print(reference: Reference, block: Statement[]): void {
    block.push({ kind: 'reference', reference })
    const last = reference.steps.findLast((step) => step.kind !== 'index')
    if (last?.kind !== 'property' || reference.source.endsWith('}')) return
    if (this.text.takes('##')) addText(block, '##')
  }

  private hash(block: Statement[]): End {
    const { text } = this
    const from = text.position
    if (text.match(comment) !== undefined) return undefined
    if (text.takes('#*')) {
      if (text.ended && !this.isPart) text.fail('A template must not end with #*', from)
      text.upTo('*#')
      return undefined
    }
    if (text.takes('#[[')) {
      addText(block, text.upTo(']]#') ?? text.fail('#[[ has no ]]#', from))
      return undefined
    }
    const name = this.directiveName()
    if (name !== undefined) return this.directive(name, from, block)
    if (!this.isPart && text.sees(/#$/y)) text.fail('A template must not end with #')
    text.position++
    addText(block, '#')
    return undefined
  }

  private directive(name: string, from: number, block: Statement[]): End {
    const { text } = this
    switch (name) {
      case 'end':
      case 'else':
        text.match(lineEnd)
        return name
      case 'elseif':
        return name
      case 'if':
        block.push(this.conditions(from))
        return undefined
      case 'stop':
        block.push({ kind: 'stop' })
        return undefined
      case 'foreach':
        block.push(this.foreach(from))
        return undefined
      case 'define':
        block.push(this.define(from))
        return undefined
      case 'macro':
        this.macros.push(this.macro())
        return undefined
      case 'parse':
      case 'include':
        return text.fail(`#${name} is not supported`, from)
      case 'set':
        if (text.sees(/[ \t\r\n]*\(/y)) text.fail('Only spaces may stand before the ( of #set', from)
        addText(block, text.text.slice(from, text.position))
        return undefined
      default:
        this.call(name, from, block)
        return undefined
    }
  }

  private conditions(from: number): Statement {
    const { text } = this
    const branches: Branch[] = []
    let start = from
    for (;;) {
      openDirective(text, 'if')
      const test = parseExpression(text)
      closeDirective(text)
      const place = placeOf(text, start)
      const { block, end } = this.body()
      branches.push({ test, body: block, place })
      if (end === 'end') return { kind: 'if', branches, otherwise: undefined }
      if (end === 'else') return { kind: 'if', branches, otherwise: this.wholeBody('else') }
      if (end === undefined) text.fail('#if has no #end')
      start = text.position - '#elseif'.length
    }
  }

  private foreach(from: number): Statement {
    const { text } = this
    openDirective(text, 'foreach')
    const variable = parseVariable(text, 'foreach')
    text.skipSpace()
    if (text.match(/in(?![\w@])/y) === undefined) text.fail('in is missing')
    const list = parseArgument(text) ?? text.fail('#foreach needs a list')
    closeDirective(text)
    const place = placeOf(text, from)
    return { kind: 'foreach', variable, list, body: this.wholeBody('foreach'), place }
  }

  private define(from: number): Statement {
    const { text } = this
    openDirective(text, 'define')
    const variable = parseVariable(text, 'define')
    closeDirective(text)
    const place = placeOf(text, from)
    return { kind: 'define', variable, body: this.wholeBody('define'), place }
  }

  private macro(): Macro {
    const { text } = this
    openDirective(text, 'macro')
    const name = text.match(/[a-zA-Z_][\w@]*/y)?.[0] ?? text.fail('#macro needs a name')
    if (known.has(name)) text.fail(`#${name} cannot be a macro`)
    const parameters: string[] = []
    for (skipSeparator(text); text.peek() === '$'; skipSeparator(text)) parameters.push(parseVariable(text, 'macro'))
    closeDirective(text)
    return { name, parameters, body: this.wholeBody('macro') }
  }

  /** A macro, `#evaluate`, `#break`; what none of them is stays text. */
  private call(name: string, from: number, block: Statement[]): void {
    const { text } = this
    const given = text.sees(/[ \t\r\n]*\(/y) ? parseGiven(text) : undefined
    if (name === 'break') block.push({ kind: 'break', scope: given?.[0] })
    else if (name === 'evaluate') {
      const [source = text.fail('#evaluate needs text', from)] = given ?? []
      block.push({ kind: 'evaluate', source, place: placeOf(text, from) })
    } else if (given === undefined) addText(block, text.text.slice(from, text.position))
    else {
      const place = text.place(from)
      const body = name.startsWith('@') ? this.wholeBody(name) : undefined
      block.push({ kind: 'call', name: name.replace(/^@/, ''), given, body, place })
    }
  }
}

function addText(block: Statement[], text: string): void {
  if (text === '') return
  const last = block.at(-1)
  if (last?.kind === 'text') block[block.length - 1] = { kind: 'text', text: last.text + text }
  else block.push({ kind: 'text', text })
}
