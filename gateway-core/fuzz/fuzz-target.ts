import type { RandomSource } from './random-source.ts'

/** Something that takes what strangers write. */
export interface FuzzTarget {
  readonly name: string
  /** Makes one input and tries it. @throws Error when what came out must never come out. */
  run(random: RandomSource): void | Promise<void>
  close?(): Promise<void>
}

/** What a target found: the input, and what was wrong with what it caused. */
export class FuzzFinding extends Error {
  constructor(problem: string, input: unknown) {
    super(
      `${problem}\n  input: ${typeof input === 'string' ? JSON.stringify(input) : JSON.stringify(input, undefined, 1)}`,
    )
  }
}

/** @throws FuzzFinding unless it holds. */
export function expectThat(holds: boolean, problem: string, input: unknown): asserts holds {
  if (!holds) throw new FuzzFinding(problem, input)
}
