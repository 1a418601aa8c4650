import { expect, test } from 'vitest'
import { auditRecords, configurationChanges, functionCodes } from '#db/schema.ts'
import { type World, withWorld } from '../testing/with-world.ts'
import { createFunction } from './create-function.ts'
import { getFunctionConfiguration } from './get-function-configuration.ts'
import { listFunctionFiles } from './list-function-files.ts'
import { updateFunctionCode } from './update-function-code.ts'
import { updateFunctionConfiguration } from './update-function-configuration.ts'
import { writeZip } from './write-zip.ts'

const make = ({ owner }: Pick<World, 'owner'>) =>
  createFunction(owner, { functionName: 'f', code: { files: { 'index.mjs': 'one', 'part.mjs': 'two' } } })

const textsOf = async ({ owner }: World) =>
  Object.fromEntries(
    (await listFunctionFiles(owner, { functionName: 'f' })).files.map(({ path, text }) => [path, text]),
  )

test('files that are given change, those that are null go, the others stay', () =>
  withWorld(async (world) => {
    const before = await make(world)
    const after = await updateFunctionCode(world.owner, {
      functionName: 'f',
      files: { 'index.mjs': 'changed', 'part.mjs': null, 'new.mjs': 'three' },
    })
    expect(await textsOf(world)).toEqual({ 'index.mjs': 'changed', 'new.mjs': 'three' })
    expect(after.codeSha256).not.toBe(before.codeSha256)
    expect(after.revisionId).not.toBe(before.revisionId)
    expect(await world.db.select().from(configurationChanges)).toHaveLength(2)
  }))

test('a zip replaces all files, and a package that nobody has any more goes', () =>
  withWorld(async (world) => {
    await make(world)
    const zipFile = await writeZip([{ path: 'index.js', bytes: Buffer.from('whole') }])
    await updateFunctionCode(world.owner, { functionName: 'f', zipFile })
    expect(await textsOf(world)).toEqual({ 'index.js': 'whole' })
    expect(await world.db.select({ size: functionCodes.size }).from(functionCodes)).toEqual([{ size: zipFile.length }])
  }))

test('a package that a published version has stays', () =>
  withWorld(async (world) => {
    const { owner, db } = world
    await make(world)
    await updateFunctionCode(owner, { functionName: 'f', files: { 'index.mjs': 'second' }, publish: true })
    await updateFunctionCode(owner, { functionName: 'f', files: { 'index.mjs': 'third' } })
    expect(await db.select({ size: functionCodes.size }).from(functionCodes)).toHaveLength(2)
    const { files } = await listFunctionFiles(owner, { functionName: 'f', qualifier: '1' })
    expect(files.find(({ path }) => path === 'index.mjs')?.text).toBe('second')
  }))

test('the configuration changes member by member; variables are replaced together', () =>
  withWorld(async (world) => {
    const { owner, db } = world
    await make(world)
    await updateFunctionConfiguration(owner, {
      functionName: 'f',
      environment: { variables: { KEY: 'v1', OTHER: 'x' } },
    })
    const changed = await updateFunctionConfiguration(owner, { functionName: 'f', timeout: 10, memorySize: 512 })
    expect(changed).toMatchObject({ timeout: 10, memorySize: 512, handler: 'index.handler' })
    expect(changed.environment).toEqual({ variables: { KEY: 'v1', OTHER: 'x' } })
    await updateFunctionConfiguration(owner, { functionName: 'f', environment: { variables: { KEY: 'v2' } } })
    const { environment } = await getFunctionConfiguration(owner, { functionName: 'f' })
    expect(environment).toEqual({ variables: { KEY: 'v2' } })
    const details = (await db.select().from(auditRecords)).map(({ detail }) => detail)
    expect(details).toContainEqual({ variables: ['KEY', 'OTHER'] })
    expect(JSON.stringify(details)).not.toContain('v1')
  }))

test('409 when someone else was faster, 404 for no function, 403 for a viewer', () =>
  withWorld(async (world) => {
    const { owner, as } = world
    const { revisionId } = await make(world)
    await updateFunctionConfiguration(owner, { functionName: 'f', timeout: 10, revisionId })
    const files = { 'index.mjs': 'x' }
    await expect(updateFunctionCode(owner, { functionName: 'f', files, revisionId })).rejects.toMatchObject({
      status: 409,
    })
    await expect(updateFunctionConfiguration(owner, { functionName: 'f', revisionId })).rejects.toMatchObject({
      status: 409,
    })
    await expect(updateFunctionCode(owner, { functionName: 'g', files })).rejects.toMatchObject({
      status: 404,
      message: `Function not found: arn:aws:lambda:us-east-1:${owner.accountId}:function:g`,
    })
    await expect(updateFunctionConfiguration(owner, { functionName: 'g' })).rejects.toMatchObject({ status: 404 })
    await expect(updateFunctionCode(as('viewer'), { functionName: 'f', files })).rejects.toMatchObject({ status: 403 })
  }))

test('binary and large files are listed without their text', () =>
  withWorld(async (world) => {
    const files = [
      { path: 'a.bin', bytes: Buffer.from([0, 1, 2]) },
      { path: 'b.txt', bytes: Buffer.from([0xff, 0xfe]) },
      { path: 'c.js', bytes: Buffer.alloc(256_001, 'x') },
      { path: 'd.js', bytes: Buffer.from('text') },
    ]
    await createFunction(world.owner, { functionName: 'f', code: { zipFile: await writeZip(files) } })
    expect(await listFunctionFiles(world.owner, { functionName: 'f' })).toEqual({
      isComplete: true,
      files: [
        { path: 'a.bin', size: 3, text: undefined },
        { path: 'b.txt', size: 2, text: undefined },
        { path: 'c.js', size: 256_001, text: undefined },
        { path: 'd.js', size: 4, text: 'text' },
      ],
    })
  }))
