import type { FormReader } from '#server/adapters/next/form-reader.ts'

/** One row of the form: `throttles.0.method`, `throttles.0.rateLimit`, `throttles.0.burstLimit`. */
interface MethodThrottleRow {
  /** `/pets/{id}/GET`; empty where none was chosen. */
  readonly method: string
  readonly rateLimit: number | null
  readonly burstLimit: number | null
}

export function readMethodThrottles(form: FormReader): MethodThrottleRow[] {
  const rows: MethodThrottleRow[] = []
  for (let index = 0; form.checked(`throttles.${index}.method`); index++) {
    rows.push({
      method: form.text(`throttles.${index}.method`),
      rateLimit: form.nullableNumber(`throttles.${index}.rateLimit`),
      burstLimit: form.nullableNumber(`throttles.${index}.burstLimit`),
    })
  }
  return rows
}

/** How the throttles of a stage become those of the form: what it has no more of is null. */
export function throttleChanges(rows: readonly MethodThrottleRow[], before: readonly string[]) {
  const chosen = rows.map(({ method, ...limits }) => [method, limits] as const).filter(([method]) => method !== '')
  const gone = before.filter((method) => !chosen.some(([kept]) => kept === method))
  return Object.fromEntries([...gone.map((method) => [method, null] as const), ...chosen])
}

/** The field of an input member: `methodThrottles.{stage}./pets/GET.rateLimit` is `throttles.0.rateLimit` in the form. */
export function throttleField(member: string, rows: readonly MethodThrottleRow[]): string {
  const [, key = '', limit = 'method'] = /^(.*?)(?:\.(rateLimit|burstLimit))?$/.exec(member) ?? []
  const index = rows.findIndex(({ method }) => method !== '' && key.endsWith(`.${method}`))
  return index < 0 ? member : `throttles.${index}.${limit}`
}
