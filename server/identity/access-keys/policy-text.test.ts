import { expect, test } from 'vitest'
import { accessKeys } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from './create-access-key.ts'
import { policyText } from './policy-text.ts'

const allow = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }

test.each([
  ['one statement', { Statement: allow }],
  ['a list of statements', { Version: '2012-10-17', Statement: [allow, { ...allow, Effect: 'Deny' }] }],
])('a policy with %s is kept as it was written, beside the key', (_, policy) =>
  withWorld(async ({ owner, db }) => {
    const text = JSON.stringify(policy, null, 2)
    await createAccessKey(owner, { policy: `\n${text}  ` })
    expect(await db.select().from(accessKeys)).toMatchObject([{ policy: text, expiresAt: null }])
  }),
)

test('a key without a policy has none, not an empty one', () =>
  withWorld(async ({ owner, db }) => {
    await createAccessKey(owner, {})
    expect(await db.select().from(accessKeys)).toMatchObject([{ policy: null }])
  }))

test.each([
  ['', 'This is not JSON'],
  ['{', 'This is not JSON'],
  ['{Statement: []}', 'This is not JSON'],
  ['{}', 'A policy needs a Statement'],
  ['{"Statement":[]}', 'A policy needs a Statement'],
  ['{"Statement":"Allow"}', 'A policy needs a Statement'],
])('400 for the policy %j: %s, and no key is made', (policy, message) =>
  withWorld(async ({ owner, db }) => {
    await expect(createAccessKey(owner, { policy })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { policy: expect.stringContaining(message) },
    })
    expect(await db.select().from(accessKeys)).toEqual([])
  }),
)

test.each(['null', '[]', '"Allow"', '{"Statement":{"Action":"*"}}', '{"Statement":[{"Effect":"allow"}]}'])(
  'what is JSON but no policy is refused: %s',
  (policy) => {
    expect(policyText.safeParse(policy).success).toBe(false)
  },
)

test('a policy may have 6,144 characters, as IAM has it, and not one more', () => {
  const empty = JSON.stringify({ Statement: { ...allow, Sid: '' } })
  const sized = (length: number) => JSON.stringify({ Statement: { ...allow, Sid: 'x'.repeat(length - empty.length) } })
  expect(policyText.safeParse(sized(6144)).success).toBe(true)
  expect(policyText.safeParse(sized(6145)).error?.issues[0]?.message).toBe('A policy can have 6,144 characters at most')
})
