import type { TestForm } from './test-form.ts'
import type { TestCall, TestOutcome } from './test-outcome.ts'

/** A test that ran. */
export interface PastTest {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly form: TestForm
  readonly call: TestCall
  readonly outcome: TestOutcome
}

/** As many tests of one method as are remembered. */
export const mostTests = 10

/**
 * The last tests of each method, as long as the tab shows the console: in memory alone, because what was sent may be
 * secret.
 */
const past = new Map<string, readonly PastTest[]>()

/** The newest first. */
export function pastTests(methodKey: string): readonly PastTest[] {
  return past.get(methodKey) ?? none
}

const none: readonly PastTest[] = []

/** @returns what is remembered now. */
export function rememberTest(methodKey: string, test: Omit<PastTest, 'id'>): readonly PastTest[] {
  const before = pastTests(methodKey)
  const tests = [{ ...test, id: (before[0]?.id ?? 0) + 1 }, ...before].slice(0, mostTests)
  past.set(methodKey, tests)
  return tests
}
