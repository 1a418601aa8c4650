import { expect, test } from 'vitest'
import { auditRecords, awsCredentials, configurationChanges } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { deleteAwsCredentials } from './delete-aws-credentials.ts'
import { listAwsCredentials } from './list-aws-credentials.ts'
import { putAwsCredentials } from './put-aws-credentials.ts'

const arn = 'arn:aws:iam::123456789012:role/api'
const keys = { arn, accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' }

test('200: stored encrypted, listed without secrets, announced, audited without secrets', () =>
  withWorld(async ({ owner, db }) => {
    await putAwsCredentials(owner, { ...keys, sessionToken: 'token', description: 'the pet store' })
    const [row] = await db.select().from(awsCredentials)
    expect(row?.secretAccessKeyEncrypted).not.toContain(keys.secretAccessKey)
    expect(owner.secrets.decrypt(row?.secretAccessKeyEncrypted ?? '', 'aws-credentials')).toBe(keys.secretAccessKey)
    expect(owner.secrets.decrypt(row?.sessionTokenEncrypted ?? '', 'aws-credentials')).toBe('token')
    const { items } = await listAwsCredentials(owner, {})
    expect(items).toEqual([
      {
        arn,
        accessKeyId: 'AKIDEXAMPLE',
        description: 'the pet store',
        isTemporary: true,
        lastUpdatedDate: row?.updatedAt,
      },
    ])
    expect(await db.select().from(configurationChanges)).toMatchObject([
      { kind: 'credentials', key: `${owner.accountId} ${arn}` },
    ])
    expect(JSON.stringify(await db.select().from(auditRecords))).not.toContain(keys.secretAccessKey)
  }))

test('200: the same ARN again replaces them', () =>
  withWorld(async ({ owner, db }) => {
    await putAwsCredentials(owner, { ...keys, sessionToken: 'token' })
    await putAwsCredentials(owner, { ...keys, accessKeyId: 'AKIDOTHER' })
    expect(await db.select().from(awsCredentials)).toMatchObject([
      { accessKeyId: 'AKIDOTHER', sessionTokenEncrypted: null },
    ])
  }))

test('200: deleted, and announced', () =>
  withWorld(async ({ owner, db }) => {
    await putAwsCredentials(owner, keys)
    await deleteAwsCredentials(owner, { arn })
    expect((await listAwsCredentials(owner, {})).items).toEqual([])
    expect(await db.select().from(configurationChanges)).toHaveLength(2)
  }))

test.each([
  ['an ARN of something else', { arn: 'arn:aws:s3:::bucket' }],
  ['no ARN', { arn: 'api' }],
  ['no key', { accessKeyId: ' ' }],
  ['a secret with a space', { secretAccessKey: 'a b' }],
])('400 for %s', (_, wrong) =>
  withWorld(async ({ owner }) => {
    await expect(putAwsCredentials(owner, { ...keys, ...wrong })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }),
)

test('403 for developers and viewers, who may see that they are there', () =>
  withWorld(async ({ owner, as }) => {
    await putAwsCredentials(owner, keys)
    for (const role of ['developer', 'viewer'] as const) {
      await expect(putAwsCredentials(as(role), keys)).rejects.toMatchObject({ failure: 'ForbiddenException' })
      await expect(deleteAwsCredentials(as(role), { arn })).rejects.toMatchObject({ failure: 'ForbiddenException' })
      expect((await listAwsCredentials(as(role), {})).items).toHaveLength(1)
    }
  }))

test('404 in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    await putAwsCredentials(owner, keys)
    expect((await listAwsCredentials(stranger, {})).items).toEqual([])
    await expect(deleteAwsCredentials(stranger, { arn })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))
