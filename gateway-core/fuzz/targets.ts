import type { FuzzTarget } from './fuzz-target.ts'
import { jsonPathReader } from './targets/json-path-reader.ts'
import { listenerBytes } from './targets/listener-bytes.ts'
import { pathMatching } from './targets/path-matching.ts'
import { policyEvaluation } from './targets/policy-evaluation.ts'
import { requestHeaders } from './targets/request-headers.ts'
import { responseBytes } from './targets/response-bytes.ts'
import { signature } from './targets/signature.ts'
import { templateEngine } from './targets/template-engine.ts'

/** Everything that takes what strangers write, and its share of a run. */
export const targets: readonly { readonly target: FuzzTarget; readonly share: number }[] = [
  { target: templateEngine, share: 0.3 },
  { target: jsonPathReader, share: 0.15 },
  { target: pathMatching, share: 0.15 },
  { target: signature, share: 0.1 },
  { target: policyEvaluation, share: 0.1 },
  { target: requestHeaders, share: 0.1 },
  { target: listenerBytes, share: 0.05 },
  { target: responseBytes, share: 0.05 },
]
