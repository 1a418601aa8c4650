/** Numbers that look random and come again for the same seed (Mulberry32). */
export class RandomSource {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to 1. */
  readonly next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 up to `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new RangeError('There is nothing to pick from')
    return value
  }

  /** Up to `most` things. */
  list<Value>(most: number, make: () => Value): Value[] {
    return Array.from({ length: this.below(most + 1) }, make)
  }

  /** Text of up to `most` pieces. */
  text(most: number, pieces: readonly string[]): string {
    return this.list(most, () => this.pick(pieces)).join('')
  }

  /** Cuts, doubles or replaces a part of a text. */
  spoiled(text: string, pieces: readonly string[]): string {
    const from = this.below(text.length + 1)
    const to = from + this.below(8)
    return text.slice(0, from) + this.text(2, pieces) + text.slice(this.chance(0.5) ? to : from)
  }
}

/** A seed for the input at an index of a run, so that one input can be repeated without those before it. */
export function seedOf(seed: number, target: string, index: number): number {
  let hash = seed ^ Math.imul(index + 1, 0x9e3779b1)
  for (const character of target) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return hash >>> 0
}
