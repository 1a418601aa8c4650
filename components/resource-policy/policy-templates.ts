/** The templates that AWS's console offers. */
export type PolicyTemplate = 'accounts' | 'addresses' | 'vpcs'

export const policyTemplates: readonly PolicyTemplate[] = ['accounts', 'addresses', 'vpcs']

export interface TemplateValues {
  /** Accounts or ARNs, addresses or blocks, or VPCs. */
  readonly values: readonly string[]
  /** A stage's name or `*`. */
  readonly stageName: string
}

type Statement = Readonly<Record<string, unknown>>

/** The statements of a template: what AWS's have, with the reader's values in the place of its `{{…}}`. */
export function templateStatements(template: PolicyTemplate, { values, stageName }: TemplateValues): Statement[] {
  const call = { Action: 'execute-api:Invoke', Resource: `execute-api:/${stageName}/*/*` }
  const everybody = { Effect: 'Allow', Principal: '*', ...call }
  const nobody = { Effect: 'Deny', Principal: '*', ...call }
  switch (template) {
    case 'accounts':
      return [{ Sid: 'AllowAccounts', Effect: 'Allow', Principal: { AWS: values.map(principalOf) }, ...call }]
    case 'addresses':
      return [
        { Sid: 'DenyAddresses', ...nobody, Condition: { IpAddress: { 'aws:SourceIp': values } } },
        { Sid: 'AllowOthers', ...everybody },
      ]
    case 'vpcs':
      return [
        { Sid: 'DenyOtherNetworks', ...nobody, Condition: { StringNotEquals: { 'aws:SourceVpc': values } } },
        { Sid: 'AllowNetworks', ...everybody },
      ]
  }
}

/** An account's id names all of it. */
function principalOf(value: string): string {
  return /^\d{12}$/.test(value) ? `arn:aws:iam::${value}:root` : value
}

/** What a reader typed, one a line or with commas between. */
export function valuesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((value) => value !== '')
}

/** The document with more statements at its end; a new one where there is none that can be read. */
export function withStatements(text: string, statements: readonly Statement[]): string {
  const document = parsed(text)
  const before: unknown[] = document === undefined ? [] : [document.Statement ?? []].flat()
  const taken = new Set(before.map(sidOf))
  const added = statements.map((statement) => withFreeSid(statement, taken))
  const made = { ...(document ?? { Version: '2012-10-17' }), Statement: [...before, ...added] }
  return JSON.stringify(made, undefined, 2)
}

/** Sids are unique within a policy. */
function withFreeSid(statement: Statement, taken: Set<unknown>): Statement {
  const sid = String(statement.Sid)
  let free = sid
  for (let number = 2; taken.has(free); number++) free = `${sid}${number}`
  taken.add(free)
  return { ...statement, Sid: free }
}

function sidOf(statement: unknown): unknown {
  return typeof statement === 'object' && statement !== null && 'Sid' in statement ? statement.Sid : undefined
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** A document as it reads best; one that is no JSON stays as it is. */
export function readablePolicy(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
