import { hostile, keys, methods, names, operators, paths, strings, texts } from './template-pieces.ts'

/** A template and the body that it is rendered for. */
export interface RandomTemplate {
  readonly source: string
  readonly body: string
}

/**
 * Makes templates from the language's own pieces: most of them are valid, some are cut, nested, recursive or look for a
 * way out of the sandbox. The same numbers make the same template.
 * @param random numbers from 0 up to 1.
 */
export function randomTemplate(random: () => number): RandomTemplate {
  const writer = new Writer(random)
  const source = writer.block(4)
  return { source: writer.sometimes(0.05) ? writer.spoiled(source) : source, body: writer.body(3) }
}

class Writer {
  private readonly random: () => number

  constructor(random: () => number) {
    this.random = random
  }

  sometimes(chance: number): boolean {
    return this.random() < chance
  }

  block(depth: number): string {
    let source = ''
    for (let count = this.below(5); count >= 0; count--) source += this.statement(depth)
    return source
  }

  body(depth: number): string {
    if (this.sometimes(0.05)) return this.pick(['', 'a=1&b=2', '{', '[1,', 'null', '"text"', '{a:1}', "{'a':'b',}"])
    return JSON.stringify(this.json(depth))
  }

  /** With a piece missing, doubled or in the wrong place. */
  spoiled(source: string): string {
    const [from, to] = [this.below(source.length + 1), this.below(source.length + 1)]
    return source.slice(0, from) + source.slice(to)
  }

  private statement(depth: number): string {
    const kind = depth <= 0 ? this.below(5) : this.below(15)
    switch (kind) {
      case 0:
      case 1:
        return this.pick(texts)
      case 2:
      case 3:
      case 4:
        return this.reference(2)
      case 5:
      case 6:
        return `#set(${this.target()} = ${this.expression(2)})`
      case 7:
      case 8:
        return this.condition(depth)
      case 9:
      case 10:
        return `#foreach($${this.pick(names)} in ${this.value(2)})${this.block(depth - 1)}#end`
      case 11:
        return `#define($${this.pick(names)})${this.block(depth - 1)}#end`
      case 12:
        return this.macro(depth)
      default:
        return this.rare(depth)
    }
  }

  private condition(depth: number): string {
    let source = `#if(${this.expression(2)})${this.block(depth - 1)}`
    if (this.sometimes(0.3)) source += `#elseif(${this.expression(2)})${this.block(depth - 1)}`
    if (this.sometimes(0.4)) source += `${this.pick(['#else ', '#{else}', '#else\n'])}${this.block(depth - 1)}`
    return `${source}${this.pick(['#end', '#{end}', '#end\n', '#end  \n'])}`
  }

  private macro(depth: number): string {
    const name = this.pick(['m', 'n', 'hello'])
    if (this.sometimes(0.5)) return `#macro(${name} $a $b)${this.block(depth - 1)}#end`
    return this.sometimes(0.2) ? `#@${name}(${this.value(1)})x#end` : `#${name}(${this.value(1)} ${this.value(1)})`
  }

  private rare(depth: number): string {
    switch (this.below(8)) {
      case 0:
        return '#break'
      case 1:
        return this.sometimes(0.3) ? '#stop' : '## note\n'
      case 2:
        return `#evaluate(${this.value(1)})`
      case 3:
        return `#[[${this.pick(texts)}]]#`
      case 4:
        return `#*${this.pick(texts)}*#`
      case 5:
        return `\\${this.reference(1)}`
      case 6:
        return `#foreach($i in [0..${this.below(2000)}])${this.block(depth - 2)}#end`
      default:
        return `#set($context.${this.pick(['requestOverride', 'responseOverride'])}.${this.pick(keys)} = ${this.value(1)})`
    }
  }

  private target(): string {
    const root = `$${this.pick(names)}`
    if (this.sometimes(0.7)) return root
    return this.sometimes(0.5) ? `${root}.${this.name()}` : `${root}[${this.value(1)}]`
  }

  private reference(depth: number): string {
    let inside = this.pick(names)
    for (let count = this.below(3); count > 0; count--) inside += this.step(depth)
    return this.pick([`$${inside}`, `$${inside}`, `$!${inside}`, `\${${inside}}`, `$!{${inside}}`])
  }

  private step(depth: number): string {
    if (depth <= 0 || this.sometimes(0.4)) return `.${this.name()}`
    if (this.sometimes(0.25)) return `[${this.indexValue()}]`
    const name = this.sometimes(0.05) ? this.pick(hostile) : this.pick(methods)
    const given = name === 'path' || name === 'json' ? [`'${this.pick(paths)}'`] : this.values(this.below(3), depth - 1)
    return `.${name}(${given.join(', ')})`
  }

  private indexValue(): string {
    return this.pick(['0', '1', '-1', '"a"', "'key'", '$i', '$x'])
  }

  private name(): string {
    return this.sometimes(0.1) ? this.pick(hostile) : this.pick(keys)
  }

  private expression(depth: number): string {
    if (depth <= 0 || this.sometimes(0.5)) return this.value(depth)
    if (this.sometimes(0.15)) return `!${this.expression(depth - 1)}`
    if (this.sometimes(0.15)) return `(${this.expression(depth - 1)})`
    return `${this.expression(depth - 1)} ${this.pick(operators)} ${this.expression(depth - 1)}`
  }

  private value(depth: number): string {
    switch (depth <= 0 ? this.below(6) : this.below(11)) {
      case 0:
        return `'${this.pick(strings)}'`
      case 1:
        return `${this.below(20) - 5}`
      case 2:
        return this.pick(['true', 'false', '1.5', '0.0', '1e3', '2147483648', '99999999999999999999'])
      case 3:
      case 4:
      case 5:
        return this.reference(depth)
      case 6:
        return `[${this.values(this.below(4), depth - 1).join(', ')}]`
      case 7:
        return `{${this.values(this.below(3), depth - 1)
          .map((value) => `'${this.pick(keys)}': ${value}`)
          .join(', ')}}`
      case 8:
        return `[${this.below(5)}..${this.below(9)}]`
      default:
        return `"${(this.pick(texts) + this.reference(0) + this.pick(texts)).replaceAll('"', '""')}"`
    }
  }

  private values(count: number, depth: number): string[] {
    return Array.from({ length: count }, () => this.value(depth))
  }

  private json(depth: number): unknown {
    switch (depth <= 0 ? this.below(5) : this.below(9)) {
      case 0:
        return this.pick([0, 1, -7, 1.5, 1e21, 12345678901])
      case 1:
        return this.pick(strings)
      case 2:
        return this.pick([true, false, null])
      case 3:
      case 4:
        return this.pick(texts)
      case 5:
      case 6:
        return Array.from({ length: this.below(4) }, () => this.json(depth - 1))
      default:
        return Object.fromEntries(
          Array.from({ length: this.below(5) }, () => [
            this.sometimes(0.05) ? '12' : this.pick(keys),
            this.json(depth - 1),
          ]),
        )
    }
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit)
  }

  private pick<T>(from: readonly T[]): T {
    for (const chosen of from.slice(this.below(from.length))) return chosen
    throw new Error('There is nothing to pick from')
  }
}
