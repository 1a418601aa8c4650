/** In a pattern: any one character. */
export const anyCharacter = -1
/** In a pattern: any text, slashes and nothing at all included. */
export const anyText = -2

/** The codes of a pattern's characters; `*` and `?` become wildcards. */
export function patternCodes(text: string): number[] {
  return textCodes(text).map((code) => (code === asterisk ? anyText : code === questionMark ? anyCharacter : code))
}

/** The codes of a text's characters, all of them meant as they are. */
export function textCodes(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
}

const asterisk = 42
const questionMark = 63

/**
 * A pattern with `*` and `?` as policies write them (IAM user guide, "Resource", "Using wildcards"). The time to match
 * grows with the text's length alone: what stands between two `*` is sought 32 places of the pattern at a step, with no
 * going back.
 */
export class Wildcard {
  readonly #exact: string | undefined
  /** Whether there is a `*`, so that texts longer than the pattern can match. */
  readonly #isOpen: boolean
  readonly #head: readonly number[]
  readonly #middle: readonly Search[]
  readonly #tail: readonly number[]

  constructor(codes: readonly number[]) {
    this.#exact = codes.every((code) => code >= 0) ? codes.map((code) => String.fromCharCode(code)).join('') : undefined
    const pieces = split(codes)
    this.#head = pieces[0] ?? []
    this.#tail = pieces.length > 1 ? (pieces.at(-1) ?? []) : []
    this.#middle = pieces.slice(1, -1).map((piece) => new Search(piece))
    this.#isOpen = pieces.length > 1
  }

  /** Whether the whole text is as the pattern says. Letters in another case differ. */
  matches(text: string): boolean {
    if (this.#exact !== undefined) return this.#exact === text
    const end = text.length - this.#tail.length
    const isLongEnough = this.#isOpen ? end >= this.#head.length : text.length === this.#head.length
    if (!isLongEnough || !standsAt(this.#head, text, 0) || !standsAt(this.#tail, text, end)) return false
    let from = this.#head.length
    for (const piece of this.#middle) {
      from = piece.endIn(text, from, end)
      if (from === -1) return false
    }
    return true
  }
}

/** What stands between the `*`; two `*` in a row are one. */
function split(codes: readonly number[]): number[][] {
  const pieces: number[][] = [[]]
  for (const [index, code] of codes.entries()) {
    if (code !== anyText) pieces.at(-1)?.push(code)
    else if (codes[index - 1] !== anyText) pieces.push([])
  }
  return pieces
}

function standsAt(piece: readonly number[], text: string, at: number): boolean {
  return piece.every((code, index) => code === anyCharacter || code === text.charCodeAt(at + index))
}

/**
 * Finds a piece of a pattern in a text by the shift-and method (Baeza-Yates and Gonnet, 1992): one bit for each place
 * of the piece says whether the text read so far ends there.
 */
class Search {
  readonly #words: number
  readonly #lastBit: number
  /** For each character of the piece: the places where it may stand. */
  readonly #places = new Map<number, Int32Array>()
  /** The places where any character may stand. */
  readonly #anywhere: Int32Array

  constructor(piece: readonly number[]) {
    this.#words = Math.ceil(piece.length / 32)
    this.#lastBit = 1 << ((piece.length - 1) % 32)
    this.#anywhere = new Int32Array(this.#words)
    for (const [index, code] of piece.entries()) if (code === anyCharacter) mark(this.#anywhere, index)
    for (const [index, code] of piece.entries()) {
      if (code === anyCharacter) continue
      const places = this.#places.get(code) ?? this.#anywhere.slice()
      this.#places.set(code, places)
      mark(places, index)
    }
  }

  /** @returns where the first occurrence from `from` on ends, not behind `to`; -1 when there is none. */
  endIn(text: string, from: number, to: number): number {
    const reached = new Int32Array(this.#words)
    for (let index = from; index < to; index++) {
      const places = this.#places.get(text.charCodeAt(index)) ?? this.#anywhere
      let carry = 1
      for (let word = 0; word < this.#words; word++) {
        const before = reached[word] ?? 0
        reached[word] = ((before << 1) | carry) & (places[word] ?? 0)
        carry = before >>> 31
      }
      if (((reached[this.#words - 1] ?? 0) & this.#lastBit) !== 0) return index + 1
    }
    return -1
  }
}

function mark(places: Int32Array, index: number): void {
  places[index >> 5] = (places[index >> 5] ?? 0) | (1 << (index & 31))
}
