import type { StageTrace } from '#server/rest-apis/test-invoke/trace-method.ts'

/** A stage's name to read: `Build integration request` of `build-integration-request`. */
export function stageWords(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A duration as a person reads it: two digits that matter. */
export function durationWords(milliseconds: number): string {
  if (milliseconds < 0.01) return '< 0.01 ms'
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`
  return `${milliseconds < 10 ? milliseconds.toFixed(2) : Math.round(milliseconds)} ms`
}

/** Where a stage's bar lies and how long it is, in per cent of the whole; long enough to be seen. */
export function barOf({ startMs, durationMs }: Pick<StageTrace, 'startMs' | 'durationMs'>, totalMs: number) {
  const least = 1.5
  const width = Math.min(100, Math.max(least, (durationMs / Math.max(totalMs, 0.001)) * 100))
  const left = Math.min(100 - width, Math.max(0, (startMs / Math.max(totalMs, 0.001)) * 100))
  return { left: `${left.toFixed(2)}%`, width: `${width.toFixed(2)}%` }
}
