/** What became of the tests of a part. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  /** What failed for good, and what passed only when repeated: lines for the end. */
  remarks?: readonly string[]
}

export function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
