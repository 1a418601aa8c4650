import type { Place } from './syntax.ts'
import { TemplateSyntaxError } from './template-error.ts'

/** The deepest nesting of blocks, parentheses and arguments in one template. */
const maxNesting = 100

/** A template's text and how far it has been read. */
export class SourceText {
  readonly text: string
  position = 0
  private readonly firstLine: number
  private nesting = 0
  private lineStarts: readonly number[] | undefined = undefined

  /** @param firstLine the line on which the text begins, where it is part of a larger one. */
  constructor(text: string, firstLine = 1) {
    this.text = text
    this.firstLine = firstLine
  }

  get ended(): boolean {
    return this.position >= this.text.length
  }

  peek(ahead = 0): string | undefined {
    return this.text[this.position + ahead]
  }

  /** Takes what a sticky pattern matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position
    const matched = pattern.exec(this.text)
    if (matched === null) return undefined
    this.position += matched[0].length
    return matched
  }

  /** Whether a sticky pattern matches here, without taking it. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.position
    return pattern.test(this.text)
  }

  takes(word: string): boolean {
    if (!this.text.startsWith(word, this.position)) return false
    this.position += word.length
    return true
  }

  /** Takes all up to this word and the word; all of the text when it is not there. @returns what stood before it. */
  upTo(word: string): string | undefined {
    const from = this.position
    const end = this.text.indexOf(word, from)
    this.position = end === -1 ? this.text.length : end + word.length
    return end === -1 ? undefined : this.text.slice(from, end)
  }

  expect(word: string): void {
    if (!this.takes(word)) this.fail(`${word} is missing`)
  }

  skipSpace(): void {
    this.match(/[ \t\r\n]*/y)
  }

  /** The line of a position. */
  line(position = this.position): number {
    this.lineStarts ??= startsOfLines(this.text)
    let low = 0
    let high = this.lineStarts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.lineStarts[middle] ?? 0) <= position) low = middle + 1
      else high = middle
    }
    return this.firstLine + low - 1
  }

  /** What stands between a position and here. */
  place(from: number): Place {
    return { line: this.line(from), source: this.text.slice(from, this.position) }
  }

  /** Reads something that may contain its like. */
  nest<T>(read: () => T): T {
    if (++this.nesting > maxNesting) this.fail('Nested too deeply')
    const value = read()
    this.nesting--
    return value
  }

  fail(message: string, position = this.position): never {
    const column = position - (this.text.lastIndexOf('\n', position - 1) + 1) + 1
    throw new TemplateSyntaxError(message, this.line(position), column)
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
