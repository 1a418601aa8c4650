import type { Exchange } from '../exchange.ts'

const maxAgeZero = /(?:^|,)[\t ]*max-age[\t ]*=[\t ]*(?:0+|"0+")[\t ]*(?:,|$)/i

/** Whether a caller wants the entry replaced: `Cache-Control: max-age=0`. No other directive counts, as at AWS. */
export function asksForFreshAnswer(exchange: Exchange): boolean {
  if (exchange.header('cache-control') === undefined) return false
  return exchange.headerValues('cache-control').some((value) => maxAgeZero.test(value))
}
