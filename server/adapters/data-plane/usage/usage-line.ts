import type { UsageRecord } from 'gateway-core/ports.ts'

const outcomes = ['admitted', 'throttled', 'quota-exceeded', 'refused'] as const satisfies UsageRecord['outcome'][]
const letters = { admitted: 'a', throttled: 't', 'quota-exceeded': 'q', refused: 'r' } as const
/** Of calls with a key's previous value: the line stays as long as it is. */
const capitals = { admitted: 'A', throttled: 'T', 'quota-exceeded': 'Q', refused: 'R' } as const

/**
 * One usage record as one line of a journal. Tabs separate the fields; ids and stage names have neither tabs nor line
 * ends in them, being AWS's (letters, digits, `-`, `_`).
 */
export function formatUsageLine(record: UsageRecord): string {
  const letter = record.withPreviousValue ? capitals[record.outcome] : letters[record.outcome]
  return `${letter}\t${record.status}\t${record.at}\t${Math.round(record.latencyMs)}\t${record.accountId}\t${record.restApiId}\t${record.stageName}\t${record.usagePlanId}\t${record.apiKeyId}\t${record.quotaPeriodStart}\n`
}

/** The record of a line without its line end; undefined when it is none, as after a disk fault. */
export function parseUsageLine(line: string): UsageRecord | undefined {
  const fields = line.split('\t')
  if (fields.length !== 10) return undefined
  const [letter, status, at, latencyMs, accountId, restApiId, stageName, usagePlanId, apiKeyId, periodStart] = fields
  const outcome = outcomes.find((name) => letters[name] === letter || capitals[name] === letter)
  const numbers = [status, at, latencyMs, periodStart].map(Number)
  if (!outcome || !numbers.every(Number.isSafeInteger)) return undefined
  return {
    outcome,
    status: Number(status),
    at: Number(at),
    latencyMs: Number(latencyMs),
    accountId: accountId ?? '',
    restApiId: restApiId ?? '',
    stageName: stageName ?? '',
    usagePlanId: usagePlanId ?? '',
    apiKeyId: apiKeyId ?? '',
    quotaPeriodStart: Number(periodStart),
    ...(letter === capitals[outcome] ? { withPreviousValue: true as const } : {}),
  }
}
