import { mapText } from './log-text.ts'
import { masked } from './masked.ts'
import type { StageTrace, TracedAuthorizer } from './trace-report.ts'

/** What an execution log says of an authorizer's run: its lines in AWS's order, without those of its own HTTP call. */
export function authorizerLines(requestId: string, authorizer: TracedAuthorizer, stage: StageTrace): string[] {
  const lines = [
    `Starting authorizer: ${authorizer.id} for request: ${requestId}`,
    `Incoming identity: ${identityText(authorizer)}`,
  ]
  if (stage.verdict !== 'went-on') return lines
  const principal = stage.changes.find((change) => 'fact' in change && change.fact === 'Principal')
  const name = principal !== undefined && 'fact' in principal ? principal.value : ''
  return [
    ...lines,
    `Using valid authorizer policy for principal: ${masked(name)}`,
    'Successfully completed authorizer execution',
  ]
}

/** A token alone; of a request authorizer, each source with its value. */
function identityText({ type, identity }: TracedAuthorizer): string {
  return type === 'REQUEST' ? mapText(identity) : identity.map(([, value]) => value).join('')
}
