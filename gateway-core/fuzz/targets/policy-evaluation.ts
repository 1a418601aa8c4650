import { compilePolicy } from '../../src/policy/compile-policy.ts'
import { evaluatePolicy } from '../../src/policy/evaluate-policy.ts'
import { PolicyFault, type PolicyRequest } from '../../src/policy/policy-request.ts'
import { expectThat, type FuzzTarget } from '../fuzz-target.ts'
import type { RandomSource } from '../random-source.ts'

const actions = [
  '*',
  'execute-api:Invoke',
  'execute-api:*',
  'execute-api:In?oke',
  'execute-api:ManageConnections',
  's3:*',
  'EXECUTE-API:invoke',
]
const apiArn = 'arn:aws:execute-api:us-east-1:123456789012:abcde12345'
const resources = [
  '*',
  `${apiArn}/*`,
  `${apiArn}/prod/GET/*`,
  'execute-api:/prod/*/pets',
  `${apiArn}/*/*/*`,
  `${'*a'.repeat(50)}b`,
]
const operators = [
  'StringEquals',
  'StringLike',
  'StringNotEqualsIfExists',
  'NumericLessThan',
  'DateGreaterThan',
  'Bool',
  'Null',
  'IpAddress',
  'NotIpAddress',
  'ArnLike',
  'ForAnyValue:StringLike',
  'ForAllValues:StringEquals',
  'BinaryEquals',
  'Nonsense',
]
const keys = [
  'aws:SourceIp',
  'aws:username',
  'aws:CurrentTime',
  'aws:SecureTransport',
  'aws:SourceVpc',
  '__proto__',
  'constructor',
  'AWS:SOURCEIP',
]
const values = [
  '203.0.113.0/24',
  '203.0.113.7',
  '::/0',
  '2026-01-01T00:00:00Z',
  'true',
  '5',
  '*',
  ['$', '{aws:username}'].join(''),
  '${nope',
  '',
  `${'*?'.repeat(60)}z`,
]
const junk: readonly unknown[] = [null, 1, '', [], {}, [[]], true, { a: 1 }, ['*', 7]]

/** Policies of strangers: a decision or a fault; a deny always wins; silence never allows. */
export const policyEvaluation: FuzzTarget = {
  name: 'policy-evaluation',
  run(random) {
    const statements = random.list(4, () => statement(random))
    const document = random.chance(0.05)
      ? random.pick(junk)
      : { Version: random.pick(['2012-10-17', '2012-10-17', '2008-10-17', 'x']), Statement: statements }
    const hasPrincipals = random.chance(0.5)
    const policy = compilePolicy(document, { hasPrincipals, apiArn })
    if (policy instanceof PolicyFault) return
    const request = policyRequest(random)
    const { decision } = evaluatePolicy(policy, request)
    expectThat(['allow', 'deny', 'neither'].includes(decision), `it decides ${decision}`, document)
    const allows = statements.some((each) => each.Effect === 'Allow')
    const denies = statements.some((each) => each.Effect === 'Deny')
    expectThat(decision !== 'allow' || allows, 'it allows what nothing allows', document)
    expectThat(decision !== 'deny' || denies, 'it denies what nothing denies', document)
    const denyAll = { Effect: 'Deny', Action: '*', Resource: '*', ...(hasPrincipals ? { Principal: '*' } : {}) }
    const stricter = compilePolicy(
      { Version: '2012-10-17', Statement: [...statements, denyAll] },
      { hasPrincipals, apiArn },
    )
    const verdict = stricter instanceof PolicyFault ? 'deny' : evaluatePolicy(stricter, request).decision
    expectThat(verdict === 'deny', 'a deny of everything does not win', document)
  },
}

function statement(random: RandomSource): Record<string, unknown> {
  const oneOrMore = (all: readonly string[]) =>
    random.chance(0.5) ? random.pick(all) : [random.pick(all), random.pick(all)]
  const made: Record<string, unknown> = { Effect: random.pick(['Allow', 'Allow', 'Deny']) }
  made[random.chance(0.9) ? 'Action' : 'NotAction'] = oneOrMore(actions)
  made[random.chance(0.9) ? 'Resource' : 'NotResource'] = oneOrMore(resources)
  if (random.chance(0.5))
    made[random.chance(0.9) ? 'Principal' : 'NotPrincipal'] = random.pick<unknown>([
      '*',
      { AWS: '*' },
      { AWS: '123456789012' },
      { AWS: 'arn:aws:iam::123456789012:user/ada' },
      { Service: 'x' },
    ])
  if (random.chance(0.6)) {
    const conditions = random.list(
      3,
      () =>
        [
          random.pick(operators),
          Object.fromEntries(random.list(2, () => [random.pick(keys), oneOrMore(values)])),
        ] as const,
    )
    made.Condition = Object.fromEntries(conditions)
  }
  if (random.chance(0.1))
    made[random.pick(['Action', 'Resource', 'Condition', 'Principal', 'Effect', 'Sid', 'Other'])] = random.pick(junk)
  return made
}

function policyRequest(random: RandomSource): PolicyRequest {
  const given = new Map(
    random.list(4, () => [random.pick(keys).toLowerCase(), random.list(2, () => random.pick(values))] as const),
  )
  const arn = 'arn:aws:iam::123456789012:user/ada'
  return {
    action: 'execute-api:Invoke',
    resource: `${apiArn}/prod/GET/pets/${'a'.repeat(random.below(200))}`,
    principal: random.chance(0.5) ? { accountId: '123456789012', arn, isOwnAccount: random.chance(0.5) } : undefined,
    conditionValues: (key) => given.get(key),
  }
}
