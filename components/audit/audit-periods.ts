/** How far back the audit log is shown. */
export const auditPeriods = ['hour', 'day', 'week', 'month'] as const

export type AuditPeriod = (typeof auditPeriods)[number]

const hourMs = 3_600_000

const lengths: Readonly<Record<AuditPeriod, number>> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
}

/** When the period began that the address names; undefined for all of the time. */
export function periodStart(period: string, now: Date): Date | undefined {
  const known = auditPeriods.find((each) => each === period)
  return known && new Date(now.getTime() - lengths[known])
}
