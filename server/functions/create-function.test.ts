import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords, configurationChanges, functionCodes, functions } from '#db/schema.ts'
import { withWorld } from '../testing/with-world.ts'
import { createFunction } from './create-function.ts'
import { getFunction } from './get-function.ts'
import { getFunctionConfiguration } from './get-function-configuration.ts'
import { writeZip } from './write-zip.ts'

const code = { files: { 'index.mjs': 'export const handler = async () => 1' } }

test('a function is made with AWS’s defaults, and the data plane is told', () =>
  withWorld(async ({ owner, db }) => {
    const made = await createFunction(owner, { functionName: 'hello', code })
    expect(made).toEqual({
      functionName: 'hello',
      functionArn: `arn:aws:lambda:us-east-1:${owner.accountId}:function:hello`,
      ...{ runtime: 'nodejs24.x', handler: 'index.handler', description: '', timeout: 3, memorySize: 128 },
      codeSize: expect.any(Number),
      codeSha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      lastModified: owner.now(),
      revisionId: expect.any(String),
      ...{ version: '$LATEST', packageType: 'Zip', state: 'Active', environment: { variables: {} } },
    })
    expect(await getFunctionConfiguration(owner, { functionName: 'hello' })).toEqual(made)
    expect(await db.select().from(configurationChanges)).toMatchObject([
      { kind: 'function', key: `${owner.accountId}/hello` },
    ])
  }))

test('it keeps what it was given; with publish its first version is there at once', () =>
  withWorld(async ({ owner }) => {
    const given = { functionName: 'f', description: 'd', handler: 'src/app.run', memorySize: 256, timeout: 30 }
    const environment = { variables: { TABLE: 'things' } }
    const made = await createFunction(owner, { ...given, code, environment, publish: true, tags: { a: 'b' } })
    expect(made).toMatchObject({ ...given, environment, version: '1' })
    const { tags } = await getFunction(owner, { functionName: 'f' })
    expect(tags).toEqual({ a: 'b' })
    expect(await getFunctionConfiguration(owner, { functionName: 'f', qualifier: '1' })).toEqual(made)
  }))

test('a zip comes as bytes or in base64, and is kept once for all that have it', () =>
  withWorld(async ({ owner, stranger, db }) => {
    const zip = await writeZip([{ path: 'index.js', bytes: Buffer.from('exports.handler = 1') }])
    const one = await createFunction(owner, { functionName: 'one', code: { zipFile: zip } })
    const two = await createFunction(stranger, { functionName: 'one', code: { zipFile: zip.toString('base64') } })
    expect(two.codeSha256).toBe(one.codeSha256)
    expect(await db.select({ size: functionCodes.size }).from(functionCodes)).toEqual([{ size: zip.length }])
    const kept = await getFunction(owner, { functionName: 'one' })
    expect(Buffer.from(kept.code.zipFile).equals(zip)).toBe(true)
  }))

test('variables are encrypted in the row, absent from the audit log and shown only to who may change functions', () =>
  withWorld(async ({ owner, as, db }) => {
    const environment = { variables: { PASSWORD: 'top secret' } }
    await createFunction(owner, { functionName: 'f', code, environment })
    const rows = await db.select().from(functions)
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(JSON.stringify([rows, records])).not.toContain('top secret')
    expect((await getFunctionConfiguration(as('developer'), { functionName: 'f' })).environment).toEqual(environment)
    expect((await getFunctionConfiguration(as('viewer'), { functionName: 'f' })).environment).toEqual({
      error: { errorCode: 'AccessDeniedException', message: expect.any(String) },
    })
  }))

test('409 for a name that is taken, in the same account only', () =>
  withWorld(async ({ owner, stranger }) => {
    await createFunction(owner, { functionName: 'f', code })
    await expect(createFunction(owner, { functionName: 'f', code })).rejects.toMatchObject({ status: 409 })
    expect((await createFunction(stranger, { functionName: 'f', code })).functionName).toBe('f')
  }))

test.each([
  [{ functionName: '' }, 'functionName'],
  [{ functionName: 'a b' }, 'functionName'],
  [{ functionName: 'x'.repeat(65) }, 'functionName'],
  [{ handler: 'index' }, 'handler'],
  [{ handler: '../index.handler' }, 'handler'],
  [{ handler: '/etc/passwd.x' }, 'handler'],
  [{ handler: 'a b.c' }, 'handler'],
  [{ memorySize: 127 }, 'memorySize'],
  [{ memorySize: 3009 }, 'memorySize'],
  [{ timeout: 0 }, 'timeout'],
  [{ timeout: 901 }, 'timeout'],
  [{ runtime: 'python3.13' }, 'runtime'],
  [{ environment: { variables: { AWS_REGION: 'x' } } }, 'environment.variables.AWS_REGION'],
  [{ environment: { variables: { '1A': 'x' } } }, 'environment.variables.1A'],
  [{ environment: { variables: { AB: 'x'.repeat(4096) } } }, 'environment.variables'],
  [{ code: { zipFile: Buffer.from('no zip') } }, 'zipFile'],
])('400 names the member: %j', (input, field) =>
  withWorld(async ({ owner, db }) => {
    await expect(createFunction.invoke(owner, { functionName: 'f', code, ...input })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
    expect(await db.select().from(functions)).toEqual([])
  }),
)

test('400 for no code, for two kinds of it, and for a package without files', () =>
  withWorld(async ({ owner }) => {
    const zipFile = await writeZip([])
    for (const wrong of [{}, { ...code, zipFile }, { zipFile }, { files: {} }, { files: { '../x': 'y' } }]) {
      await expect(createFunction.invoke(owner, { functionName: 'f', code: wrong })).rejects.toMatchObject({
        status: 400,
      })
    }
  }))

test('403 for a viewer and for who is no member', () =>
  withWorld(async ({ as, consumer }) => {
    await expect(createFunction(as('viewer'), { functionName: 'f', code })).rejects.toMatchObject({ status: 403 })
    await expect(createFunction(consumer, { functionName: 'f', code })).rejects.toMatchObject({ status: 403 })
  }))
