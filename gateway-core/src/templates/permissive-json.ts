import { asInteger, JavaDouble, type JavaNumber } from './java-number.ts'

/**
 * Reads JSON as json-smart does in its permissive mode. @returns undefined for what it refuses, and for what is nested
 * deeper than `maxDepth`.
 */
export function parsePermissiveJson(text: string, maxDepth: number): unknown {
  const reader = new Reader(text, maxDepth)
  return reader.value(top)
}

/** Where a bare word ends. */
const top = /[\s\S]*/y
const inArray = /[^,\]]*/y
const inObject = /[^,}]*/y
const asKey = /[^:]*/y

const space = /[\s\0]*/y
const number = /^-?(?:\d+(\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

class Reader {
  private readonly text: string
  private readonly maxDepth: number
  private position = 0
  private depth = 0

  constructor(text: string, maxDepth: number) {
    this.text = text
    this.maxDepth = maxDepth
  }

  /** Undefined when the text is refused; JSON itself has no such value. */
  value(bare: RegExp): unknown {
    this.skipSpace()
    switch (this.text[this.position]) {
      case '{':
        return this.nested(() => this.object())
      case '[':
        return this.nested(() => this.array())
      case '"':
      case "'":
        return this.quoted()
      case undefined:
      case '}':
      case ']':
      case ':':
        return undefined
      default:
        return bareValue(this.word(bare))
    }
  }

  private nested(read: () => unknown): unknown {
    if (this.depth === this.maxDepth) return undefined
    this.depth++
    this.position++
    const value = read()
    this.depth--
    return value
  }

  private object(): Map<string, unknown> | undefined {
    const map = new Map<string, unknown>()
    for (;;) {
      this.skipCommas()
      const next = this.text[this.position]
      if (next === undefined || next === ':' || next === ']' || next === '[' || next === '{') return undefined
      if (next === '}') {
        this.position++
        return map
      }
      const key = next === '"' || next === "'" ? this.quoted() : this.word(asKey)
      this.skipSpace()
      if (key === undefined || this.text[this.position] !== ':') return undefined
      this.position++
      const value = this.value(inObject)
      if (value === undefined) return undefined
      map.set(key, value)
      if (!this.endsItem('}')) return undefined
    }
  }

  private array(): unknown[] | undefined {
    const items: unknown[] = []
    for (;;) {
      this.skipCommas()
      const next = this.text[this.position]
      if (next === undefined) return undefined
      if (next === ']') {
        this.position++
        return items
      }
      const value = this.value(inArray)
      if (value === undefined) return undefined
      items.push(value)
      if (!this.endsItem(']')) return undefined
    }
  }

  /** Whether a comma or the end of the collection follows. */
  private endsItem(end: string): boolean {
    this.skipSpace()
    const next = this.text[this.position]
    return next === ',' || next === end
  }

  private quoted(): string | undefined {
    const { text } = this
    const quote = text[this.position]
    let value = ''
    let from = ++this.position
    for (;;) {
      const next = text[this.position]
      if (next === undefined) return undefined
      if (next === quote) break
      if (next === '\\') {
        value += text.slice(from, this.position)
        const escaped = this.escape()
        if (escaped === undefined) return undefined
        value += escaped
        from = this.position
      } else this.position++
    }
    value += text.slice(from, this.position++)
    return value
  }

  private escape(): string | undefined {
    const letter = this.text[this.position + 1]
    if (letter === undefined) return undefined
    const size = letter === 'u' ? 4 : letter === 'x' ? 2 : 0
    if (size > 0) {
      const digits = this.text.slice(this.position + 2, this.position + 2 + size)
      if (digits.length < size || !/^[\da-f]+$/i.test(digits)) return undefined
      this.position += 2 + size
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    this.position += 2
    return escapes.get(letter) ?? letter
  }

  private word(bare: RegExp): string {
    bare.lastIndex = this.position
    const word = bare.exec(this.text)?.[0] ?? ''
    this.position += word.length
    return word.trim()
  }

  private skipCommas(): void {
    this.skipSpace()
    while (this.text[this.position] === ',') {
      this.position++
      this.skipSpace()
    }
  }

  private skipSpace(): void {
    space.lastIndex = this.position
    space.test(this.text)
    this.position = space.lastIndex
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

function bareValue(word: string): unknown {
  if (word === 'null') return null
  if (word === 'true') return true
  if (word === 'false') return false
  if (word === 'NaN') return new JavaDouble(Number.NaN)
  return number.test(word) ? numberValue(word) : word
}

/** Longer integers stay text, so that reading one never takes long. */
const maxDigits = 1000

function numberValue(word: string): JavaNumber | string {
  if (/^-?\d+$/.test(word)) return word.length > maxDigits ? word : asInteger(BigInt(word))
  const value = Number(word)
  if (word.length > 18 && !/e/i.test(word)) return new JavaDouble(value, word)
  return Number.isInteger(value) || !Number.isFinite(value) ? new JavaDouble(value) : value
}
