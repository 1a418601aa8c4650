import { authenticate } from '../authorizers/authenticate.ts'
import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Stage, Verdict } from '../pipeline/stage.ts'

/** Who called a method with `AWS_IAM`: its Signature Version 4 must be that of an access key that is known here. */
export const verifySignature: Stage = {
  name: 'verify-signature',
  compile(method, services) {
    if (method.method.authorizationType !== 'AWS_IAM') return undefined
    const { clock } = services
    return (exchange) => {
      const started = clock.monotonic()
      const verdict = authenticate(exchange, services)
      if (!(verdict instanceof Promise)) return noted(exchange, verdict, clock.monotonic() - started)
      return verdict.then((late) => noted(exchange, late, clock.monotonic() - started))
    }
  },
}

function noted(exchange: Exchange, verdict: Verdict, latencyMs: number): Verdict {
  exchange.authenticatePhase =
    verdict instanceof Refusal
      ? { status: verdict.status, latencyMs, error: verdict.shownMessage ?? verdict.type }
      : { status: 200, latencyMs }
  return verdict
}
