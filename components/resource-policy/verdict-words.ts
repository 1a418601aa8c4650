import type { Translate } from '#components/messages/translate.ts'
import type { PolicyReport, SimulatedAccess } from '#server/rest-apis/resource-policy/simulate-access.ts'

/** Why a request was let in or not, in a sentence: by which statement of which policy, or by what else. */
export function verdictWords(report: SimulatedAccess, t: Translate<'resource-policy'>): string {
  const { policies, steps, method } = report
  if (!policies || !method) return t('verdict.noMethod')
  const refusedBy = steps.find(({ outcome }) => outcome === 'refused')?.name
  if (refusedBy === 'verify-signature') return t('verdict.unsigned')
  if (refusedBy === 'call-authorizer') return t('verdict.unknown')
  if (refusedBy === 'check-api-key') return t('verdict.apiKey')
  const { resource, identity, rule } = policies
  if (resource && 'fault' in resource) return t('verdict.fault', { reason: resource.fault })
  const broken = identity.policies.find((each) => 'fault' in each)
  if (broken && 'fault' in broken) return t('verdict.fault', { reason: broken.fault })
  if (rule === 'no-policy') return t('verdict.noPolicy')
  if (resource?.decision === 'deny') return t('verdict.resourceDenies', { statement: statementName(resource, t) })
  if (identity.decision === 'deny') return t('verdict.identityDenies', identityStatement(identity.policies, 'deny', t))
  if (!report.isAllowed) return rule === 'cross-account' ? t('verdict.oneIsMissing') : t('verdict.nobodyAllows')
  if (resource?.decision === 'allow') return t('verdict.resourceAllows', { statement: statementName(resource, t) })
  if (identity.source === 'role') return t('verdict.roleAllows')
  return t('verdict.identityAllows', identityStatement(identity.policies, 'allow', t))
}

/** The statement that decided, by its place from 1 and its Sid. */
function statementName({ decidedBy = 0, statements }: PolicyReport, t: Translate<'resource-policy'>): string {
  const sid = statements[decidedBy]?.sid
  const number = String(decidedBy + 1)
  return sid === undefined ? t('statement', { number }) : t('statementSid', { number, sid })
}

function identityStatement(
  policies: readonly (PolicyReport | { readonly fault: string })[],
  decision: 'allow' | 'deny',
  t: Translate<'resource-policy'>,
) {
  const report = policies.find((each): each is PolicyReport => 'decision' in each && each.decision === decision)
  return { statement: report === undefined ? '' : statementName(report, t) }
}
