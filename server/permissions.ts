import type { Actor, Role } from './context.ts'

export type { Role } from './context.ts'

/**
 * What an operation asks of its actor. `public`: anyone. `signed-in`: any user, member of an account or not. Otherwise
 * a noun and what is done to it, allowed by role in the account.
 */
export type Permission = 'public' | 'signed-in' | `${Noun}:${'read' | 'write'}`

type Noun =
  | 'apis'
  | 'stages'
  | 'functions'
  | 'api-keys'
  | 'usage-plans'
  | 'usage'
  | 'products'
  | 'portals'
  | 'members'
  | 'access-keys'
  | 'account'
  | 'domain-names'
  | 'vpc-links'
  | 'tags'
  | 'audit'
  | 'access-requests'
  | 'mails'

/** What developers may not change: who gets in, and what it costs. */
const adminOnly: ReadonlySet<Permission> = new Set([
  'members:write',
  'account:write',
  'audit:read',
  'access-requests:write',
  'mails:read',
  'mails:write',
])

/** What viewers may not even read: it is about people. */
const developersRead: ReadonlySet<Permission> = new Set(['access-requests:read'])

/** Whether the actor may do this in the account of its context. */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (permission === 'public' || actor.kind === 'system') return true
  if (actor.kind === 'visitor') return false
  if (permission === 'signed-in') return actor.kind === 'user'
  return actor.role !== undefined && roleAllows(actor.role, permission)
}

/** Whether requests signed by a member with this role may call all of the account's APIs (`execute-api:*`). */
export function roleCallsAll(role: Role): boolean {
  return role !== 'viewer'
}

function roleAllows(role: Role, permission: Permission): boolean {
  if (role === 'owner' || role === 'admin') return true
  if (adminOnly.has(permission)) return false
  if (role === 'developer') return true
  return permission.endsWith(':read') && !developersRead.has(permission)
}
