import { Trace, tracePlan } from '../trace/trace.ts'
import type { CompiledMethod, Services, Step } from './stage.ts'

/** Makes of a stage's step the same step, with what it does written down. */
export type Tracer = (stageName: string, step: Step) => Step

/**
 * How the steps of a method are traced: when its execution log is on at INFO, which a test of a method turns on for
 * itself. Undefined for all others: their steps are the stages' own, and nothing asks per request. What matches no
 * method has no execution log at AWS either. At ERROR the failure alone is written, which needs no trace.
 */
export function tracerOf(method: CompiledMethod, { clock }: Pick<Services, 'clock'>): Tracer | undefined {
  if (method.setting.loggingLevel !== 'INFO' || method.method.httpMethod === '') return undefined
  const plan = tracePlan(method)
  return (stageName, step) => (exchange) => {
    exchange.trace ??= new Trace(exchange, plan, clock)
    const { trace } = exchange
    const start = trace.begin(exchange)
    const verdict = step(exchange)
    if (!(verdict instanceof Promise)) return trace.end(stageName, start, exchange, verdict)
    return verdict.then((late) => trace.end(stageName, start, exchange, late))
  }
}
