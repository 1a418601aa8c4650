import { parseJson } from '../templates/parse-json.ts'
import { JsonPathError } from './json-path-error.ts'

/** Something that reads its part of a path. */
export type PathReader<T> = (text: PathText) => T

/** The deepest nesting of filters and functions in one path. */
const maxNesting = 32

/** A path's text and how far it has been read. */
export class PathText {
  readonly text: string
  private position = 0
  private nesting = 0

  constructor(text: string) {
    this.text = text
  }

  get ended(): boolean {
    return this.position >= this.text.length
  }

  peek(ahead = 0): string | undefined {
    return this.text[this.position + ahead]
  }

  take(): string | undefined {
    return this.text[this.position++]
  }

  /** Takes what a sticky pattern matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position
    const matched = pattern.exec(this.text)?.[0]
    if (matched !== undefined) this.position += matched.length
    return matched
  }

  /** Takes a name without quotes; inside of filters and functions, operators and commas end it. */
  name(): string | undefined {
    return this.match(this.nesting === 0 ? /[^.[( )\]]+/y : /[^.[( )\],<>=!~&|]+/y)
  }

  skipSpace(): void {
    this.match(/\s*/y)
  }

  /** Takes this character, with space before it. */
  close(character: string): void {
    this.skipSpace()
    if (this.take() !== character) this.fail(`${character} is missing`)
  }

  /** Takes text in single or double quotes. */
  quoted(): string {
    const quote = this.take()
    const body = quote === "'" ? this.match(/(?:[^'\\]|\\[\s\S])*/y) : this.match(/(?:[^"\\]|\\[\s\S])*/y)
    if ((quote !== "'" && quote !== '"') || this.take() !== quote) this.fail('A quote is missing')
    return unescaped(body ?? '')
  }

  /** Takes a JSON value: text in quotes, an object or array as long as it is balanced, or one word. */
  json(): unknown {
    const next = this.peek()
    if (next === "'" || next === '"') return this.quoted()
    const from = this.position
    if (next === '[' || next === '{') this.balanced()
    else this.match(/[^\s()&|=!<>,]+/y)
    const value = from === this.position ? undefined : parseJson(this.text.slice(from, this.position))
    return value === undefined ? this.fail('A value is missing') : value
  }

  /** Takes a bracket and all up to the one that closes it. */
  private balanced(): void {
    let open = 0
    do {
      const next = this.peek()
      if (next === undefined) this.fail('A bracket is not closed')
      if (next === "'" || next === '"') this.quoted()
      else {
        if (next === '[' || next === '{') open++
        if (next === ']' || next === '}') open--
        this.position++
      }
    } while (open > 0)
  }

  /** Reads something that may contain its like. */
  nest<T>(read: PathReader<T>): T {
    if (++this.nesting > maxNesting) this.fail('Nested too deeply')
    const value = read(this)
    this.nesting--
    return value
  }

  fail(message: string): never {
    throw new JsonPathError(`${message} at position ${this.position} of ${this.text.slice(0, 200)}`)
  }
}

const letters: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:u([\da-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, letter: string | undefined) =>
    code === undefined ? (letters.get(letter ?? '') ?? letter ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
