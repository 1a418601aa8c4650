import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { members, users } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { countAttempt } from './attempt-limits.ts'
import { signUp } from './sign-up.ts'

const password = 'correct horse battery'

test('200: a user who is a member of nothing, known by the lower-cased address, the password not readable', () =>
  withWorld(async ({ visitor, db }) => {
    const { userId } = await signUp(visitor, { email: ' Ada@Example.ORG ', name: ' Ada ', password })
    const [row] = await db.select().from(users).where(eq(users.id, userId))
    expect(row).toMatchObject({ email: 'ada@example.org', name: 'Ada', lastSignedInAt: visitor.now() })
    expect(row?.passwordHash).toMatch(/^scrypt\$/)
    expect(JSON.stringify(row)).not.toContain('horse')
    expect(await db.select().from(members).where(eq(members.userId, userId))).toEqual([])
  }))

test('409 at the field when the address is taken, however it is written', () =>
  withWorld(async ({ visitor }) => {
    await signUp(visitor, { email: 'ada@example.org', name: 'Ada', password })
    await expect(signUp(visitor, { email: 'ADA@example.org', name: 'Eve', password })).rejects.toMatchObject({
      failure: 'ConflictException',
      fields: { email: expect.stringContaining('sign in') },
    })
  }))

test.each([
  [{ email: 'no address' }, 'email'],
  [{ email: `${'a'.repeat(250)}@example.org` }, 'email'],
  [{ name: ' ' }, 'name'],
  [{ name: 'n'.repeat(129) }, 'name'],
  [{ password: 'short' }, 'password'],
  [{ password: 'bob@example.org' }, 'password'],
])('400 at the field: %j', (wrong, field) =>
  withWorld(async ({ visitor, db }) => {
    const input = { email: 'bob@example.org', name: 'Bob', password, ...wrong }
    await expect(signUp(visitor, input)).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
    expect(await db.select().from(users).where(eq(users.name, 'Bob'))).toEqual([])
  }),
)

test('429 after thirty from one address, and not from another', () =>
  withWorld(async ({ visitor }) => {
    const flood = { ...visitor, sourceIp: randomUUID() }
    await signUp(flood, { email: 'ada@example.org', name: 'Ada', password })
    for (let attempt = 1; attempt < 30; attempt++) await countAttempt('signUp', flood.sourceIp)
    const eve = { email: 'eve@example.org', name: 'Eve', password }
    await expect(signUp(flood, eve)).rejects.toMatchObject({ failure: 'TooManyRequestsException' })
    await expect(signUp(visitor, eve)).resolves.toBeDefined()
  }))

test('the server itself may take the password that its operator chose', () =>
  withWorld(async ({ visitor }) => {
    const system = { ...visitor, actor: { kind: 'system' as const } }
    await expect(signUp(system, { email: 'ops@example.org', name: 'Ops', password: 'admin' })).resolves.toBeDefined()
  }))
