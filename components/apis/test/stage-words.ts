import type { Translate } from '#components/messages/translate.ts'
import type { StageTrace } from '#server/rest-apis/test-invoke/trace-method.ts'

const known = [
  'evaluate-resource-policy',
  'verify-signature',
  'call-authorizer',
  'authorize',
  'check-api-key',
  'enforce-usage-plan',
  'throttle',
  'throttle-account',
  'verify-payload',
  'validate-parameters',
  'read-body',
  'validate-body',
  'read-cache',
  'build-integration-request',
  'call-integration',
  'read-integration-response',
  'select-integration-response',
  'build-method-response',
  'render-gateway-response',
] as const

/** A stage's name to read: `Build integration request` of `build-integration-request`. */
export function stageWords(name: string, t: Translate<'test'>): string {
  const stage = known.find((each) => each === name)
  if (stage) return t(`stages.${stage}`)
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A duration as a person reads it: two digits that matter. */
export function durationWords(milliseconds: number, locale: string): string {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  if (milliseconds < 0.01) return `< ${number(0.01, 2)} ms`
  if (milliseconds >= 1000) return `${number(milliseconds / 1000, 2)} s`
  return `${number(milliseconds, milliseconds < 10 ? 2 : 0)} ms`
}

/** Where a stage's bar lies and how long it is, in per cent of the whole; long enough to be seen. */
export function barOf({ startMs, durationMs }: Pick<StageTrace, 'startMs' | 'durationMs'>, totalMs: number) {
  const least = 1.5
  const width = Math.min(100, Math.max(least, (durationMs / Math.max(totalMs, 0.001)) * 100))
  const left = Math.min(100 - width, Math.max(0, (startMs / Math.max(totalMs, 0.001)) * 100))
  return { left: `${left.toFixed(2)}%`, width: `${width.toFixed(2)}%` }
}
