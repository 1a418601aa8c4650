import { type BreakingReason, breakingReasons } from './breaking-reasons.ts'
import type { DefinitionChange, Difference } from './compare-definitions.ts'
import { type LeafDifference, leafDifferences } from './leaf-differences.ts'

/** What a change is about, in the order in which a reader asks for it. */
export const changeGroups = [
  'routes',
  'authorization',
  'limits',
  'mapping',
  'models',
  'gateway-responses',
  'documentation',
  'settings',
] as const
export type ChangeGroup = (typeof changeGroups)[number]

/** One change of one thing in one respect: what the counter of a draft counts. */
export interface DeploymentChange extends Omit<DefinitionChange, 'differences'> {
  group: ChangeGroup
  /** Value by value; none of what comes or goes as a whole. */
  values: LeafDifference[]
  /** Why callers that were right before may fail; empty when none can. */
  breaking: BreakingReason[]
}

/** The changes of a deployment by what they are about: a method whose key and mapping changed has two. */
export function deploymentChanges(changes: readonly DefinitionChange[]): DeploymentChange[] {
  const found = changes.flatMap(({ differences, ...change }) => {
    const groups = new Map<ChangeGroup, LeafDifference[]>()
    for (const value of differences.flatMap(leavesOf)) {
      const group = groupOf(change.subject, value.path)
      groups.set(group, [...(groups.get(group) ?? []), value])
    }
    if (groups.size === 0) groups.set(change.subject === 'method' ? 'routes' : groupOf(change.subject, []), [])
    return Array.from(groups, ([group, values]) => ({
      ...change,
      group,
      values,
      breaking: breakingReasons(change, values),
    }))
  })
  const rank = (change: DeploymentChange) => changeGroups.indexOf(change.group)
  return found.sort((one, other) => rank(one) - rank(other))
}

function leavesOf({ aspect, before, after }: Difference): LeafDifference[] {
  return leafDifferences([aspect], before, after)
}

const groupsOfSubjects: Readonly<Partial<Record<DefinitionChange['subject'], ChangeGroup>>> = {
  model: 'models',
  authorizer: 'authorization',
  'gateway-response': 'gateway-responses',
  documentation: 'documentation',
}

const groupsOfAspects: Readonly<Record<string, ChangeGroup>> = {
  authorization: 'authorization',
  apiKeyRequired: 'authorization',
  apiKeySource: 'authorization',
  policy: 'authorization',
  operationName: 'routes',
  binaryMediaTypes: 'mapping',
  name: 'settings',
  minimumCompressionSize: 'settings',
}

function groupOf(subject: DefinitionChange['subject'], path: readonly string[]): ChangeGroup {
  const whole = groupsOfSubjects[subject]
  if (whole) return whole
  const [aspect = '', member] = path
  if (aspect === 'integration' && member === 'timeoutInMillis') return 'limits'
  if (Object.hasOwn(groupsOfAspects, aspect)) return groupsOfAspects[aspect] ?? 'settings'
  return subject === 'api' ? 'settings' : 'mapping'
}
