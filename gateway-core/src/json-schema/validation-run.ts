import type { LinearPattern } from '../patterns/linear-pattern.ts'

/** A schema is more work than a request is worth: its alternatives multiply, it never ends, or a pattern is too large. */
export class TooCostly extends Error {}

/** A schema that cannot be used; the message says why. */
export class BrokenSchema extends Error {}

/** So many patterns wait to be compiled that others should have their turn; the next attempt goes on from here. */
export class Unfinished extends Error {}

/** What one attempt may compile: about a millisecond each. */
const maxCompiled = 25
/** Deeper than any honest document. */
const maxDepth = 400
const maxMessages = 50
const maxMessageLength = 500

/** One validation of one instance: what it may still cost, and what it found. */
export class ValidationRun {
  /** What was found wrong, in the words of the validator that AWS uses. */
  readonly messages: string[] = []
  #steps: number
  #depth = 0
  #silence = 0
  #compiled = 0

  /** @param steps how much work is allowed: about one for each schema that meets a value. */
  constructor(steps: number) {
    this.#steps = steps
  }

  /** @throws TooCostly when the schema and the instance together are more work than is allowed. */
  readonly spend = (steps: number): void => {
    this.#steps -= steps
    if (this.#steps < 0) throw new TooCostly('The validation costs more than is allowed')
  }

  /**
   * Compiles a pattern, which its schema keeps.
   * @throws Unfinished when this attempt has compiled enough.
   */
  compiling(compile: () => LinearPattern): LinearPattern {
    if (this.#compiled >= maxCompiled) throw new Unfinished('There is more to compile')
    const pattern = compile()
    this.#compiled += 1 + pattern.size / 40
    return pattern
  }

  /** Goes one level down. @throws TooCostly when there are too many, as in a schema that refers to itself. */
  nested(check: () => boolean): boolean {
    this.spend(1)
    if (++this.#depth > maxDepth) throw new TooCostly(`The document or the schema is deeper than ${maxDepth} levels`)
    const holds = check()
    this.#depth--
    return holds
  }

  /** Asks without keeping what is found wrong: for one of several alternatives. */
  silently(check: () => boolean): boolean {
    this.#silence++
    const holds = check()
    this.#silence--
    return holds
  }

  /** Notes what is wrong. @returns false, as the answer of the check. */
  fail(message: () => string): false {
    if (this.#silence === 0 && this.messages.length < maxMessages) {
      this.messages.push(message().slice(0, maxMessageLength))
    }
    return false
  }
}
