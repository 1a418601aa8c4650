import { expect, test } from 'vitest'
import { type Actor, type Role, roles } from './context.ts'
import { isAllowed, type Permission } from './permissions.ts'

/** Who of owner, admin, developer and viewer may. */
const table: [Permission, string][] = [
  ['apis:read', 'owner admin developer viewer'],
  ['apis:write', 'owner admin developer'],
  ['stages:read', 'owner admin developer viewer'],
  ['stages:write', 'owner admin developer'],
  ['api-keys:read', 'owner admin developer viewer'],
  ['api-keys:write', 'owner admin developer'],
  ['usage-plans:read', 'owner admin developer viewer'],
  ['usage-plans:write', 'owner admin developer'],
  ['usage:read', 'owner admin developer viewer'],
  ['products:read', 'owner admin developer viewer'],
  ['products:write', 'owner admin developer'],
  ['members:read', 'owner admin developer viewer'],
  ['members:write', 'owner admin'],
  ['access-keys:read', 'owner admin developer viewer'],
  ['access-keys:write', 'owner admin developer'],
  ['account:read', 'owner admin developer viewer'],
  ['account:write', 'owner admin'],
  ['domain-names:read', 'owner admin developer viewer'],
  ['domain-names:write', 'owner admin developer'],
  ['vpc-links:read', 'owner admin developer viewer'],
  ['vpc-links:write', 'owner admin developer'],
  ['tags:read', 'owner admin developer viewer'],
  ['tags:write', 'owner admin developer'],
  ['audit:read', 'owner admin'],
  ['access-requests:read', 'owner admin developer'],
  ['access-requests:write', 'owner admin'],
  ['mails:read', 'owner admin'],
  ['mails:write', 'owner admin'],
]

const user = (role?: Role): Actor => ({ kind: 'user', userId: 'u', ...(role ? { role } : {}) })
const accessKey = (role: Role): Actor => ({ kind: 'access-key', accessKeyId: 'k', userId: 'u', role })

test.each(table)('%s is for %s, whether signed in or by access key', (permission, allowed) => {
  expect(roles.filter((role) => isAllowed(user(role), permission)).join(' ')).toBe(allowed)
  expect(roles.filter((role) => isAllowed(accessKey(role), permission)).join(' ')).toBe(allowed)
})

test.each(table)('%s is for nobody outside the account, and for the server itself', (permission) => {
  expect(isAllowed(user(), permission)).toBe(false)
  expect(isAllowed({ kind: 'visitor' }, permission)).toBe(false)
  expect(isAllowed({ kind: 'system' }, permission)).toBe(true)
})

test.each<[Actor, boolean]>([
  [{ kind: 'visitor' }, false],
  [user(), true],
  [user('viewer'), true],
  [accessKey('owner'), false],
  [{ kind: 'system' }, true],
])('signed-in: %j is %s, since an access key stands for an account and not for a person', (actor, allowed) => {
  expect(isAllowed(actor, 'signed-in')).toBe(allowed)
})

test.each<Actor>([{ kind: 'visitor' }, user(), user('viewer'), accessKey('viewer'), { kind: 'system' }])(
  'public is for everybody: %j',
  (actor) => {
    expect(isAllowed(actor, 'public')).toBe(true)
  },
)
