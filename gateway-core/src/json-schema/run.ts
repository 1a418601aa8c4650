/** One validation of one instance: what it may still cost, and what it found. */
export class Run {
  /** What was found wrong; the same words as AWS's validator. */
  readonly messages: string[] = []
  depth = 0
  #steps: number

  /** @param steps how much work is allowed: about one for each member, schema and eight characters. */
  constructor(steps: number) {
    this.#steps = steps
  }

  /** @throws TooCostly when the schema and the instance together are more work than is allowed. */
  readonly spend = (steps: number): void => {
    this.#steps -= steps
    if (this.#steps < 0) throw new TooCostly()
  }

  /** Asks without keeping what is found wrong: for one of several alternatives. */
  silently(check: (run: Run) => boolean): boolean {
    const { length } = this.messages
    const holds = check(this)
    this.messages.length = length
    return holds
  }

  /** Notes what is wrong. @returns false, as the answer of the check. */
  fail(message: string): false {
    this.messages.push(message)
    return false
  }
}

/** A schema is more work than a request is worth: its alternatives multiply, it never ends, or a pattern is too large. */
export class TooCostly extends Error {}

/** A schema that cannot be used; the message says why. */
export class BrokenSchema extends Error {}
