import type { Place, TextStart } from './syntax.ts'
import { TemplateSyntaxError } from './template-error.ts'

/** The deepest nesting of blocks, parentheses and arguments in one template. */
const maxNesting = 100

/** A template's text and how far it has been read. */
export class SourceText {
  readonly text: string
  position = 0
  private readonly start: TextStart
  private nesting = 0
  private lineStarts: readonly number[] | undefined = undefined

  /** @param start where the text begins, where it is part of a larger one. */
  constructor(text: string, start: TextStart = { line: 1, column: 1 }) {
    this.text = text
    this.start = start
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
    return this.start.line + this.lineIndex(position)
  }

  /** The column of a position. */
  column(position = this.position): number {
    const index = this.lineIndex(position)
    return position - (this.lineStarts?.[index] ?? 0) + (index === 0 ? this.start.column : 1)
  }

  /** What stands between a position and here. */
  place(from: number): Place {
    return { line: this.line(from), column: this.column(from), source: this.text.slice(from, this.position) }
  }

  /** How many lines stand above a position: by halves, since a template may be one long line or many. */
  private lineIndex(position: number): number {
    this.lineStarts ??= startsOfLines(this.text)
    let low = 0
    let high = this.lineStarts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.lineStarts[middle] ?? 0) <= position) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** Reads something that may contain its like. */
  nest<T>(read: () => T): T {
    if (++this.nesting > maxNesting) this.fail('Nested too deeply')
    const value = read()
    this.nesting--
    return value
  }

  fail(message: string, position = this.position): never {
    throw new TemplateSyntaxError(message, this.line(position), this.column(position))
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
