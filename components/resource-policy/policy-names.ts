import type { CodeCompletion } from '#components/ui/code-problem.ts'

/** The words of the policy language, as IAM writes them. */
const elements = 'Version Statement Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'
const operators = [
  'StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike',
  'NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals',
  'DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals',
  'Bool BinaryEquals Null IpAddress NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike',
].join(' ')
const keys = [
  'CurrentTime EpochTime Referer SecureTransport SourceIp SourceVpc SourceVpce UserAgent VpcSourceIp',
  'PrincipalAccount PrincipalArn PrincipalType TokenIssueTime MultiFactorAuthPresent userid username',
].join(' ')

/** What the editor offers: elements, condition operators, keys and actions. */
export const policyNames: readonly CodeCompletion[] = [
  ...elements.split(' ').map((text): CodeCompletion => ({ text, kind: 'keyword' })),
  ...operators.split(' ').map((text): CodeCompletion => ({ text, kind: 'function' })),
  ...keys.split(' ').map((name): CodeCompletion => ({ text: `aws:${name}` })),
  ...['Allow', 'Deny', 'execute-api:Invoke', 'execute-api:InvalidateCache'].map((text): CodeCompletion => ({ text })),
]
