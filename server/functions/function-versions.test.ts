import { expect, test } from 'vitest'
import { functionCodes, functionInvocations } from '#db/schema.ts'
import { type World, withWorld } from '../testing/with-world.ts'
import { createAlias } from './create-alias.ts'
import { createFunction } from './create-function.ts'
import { deleteAlias } from './delete-alias.ts'
import { deleteFunction } from './delete-function.ts'
import { getFunctionConfiguration } from './get-function-configuration.ts'
import { listAliases } from './list-aliases.ts'
import { listFunctionLogs } from './list-function-logs.ts'
import { listFunctions } from './list-functions.ts'
import { listVersionsByFunction } from './list-versions-by-function.ts'
import { publishVersion } from './publish-version.ts'
import { updateAlias } from './update-alias.ts'
import { updateFunctionCode } from './update-function-code.ts'
import { updateFunctionConfiguration } from './update-function-configuration.ts'

const functionName = 'f'
const make = ({ owner }: World, name = functionName) =>
  createFunction(owner, { functionName: name, code: { files: { 'index.mjs': 'one' } } })

test('a version keeps what $LATEST was; publishing the same again answers the same version', () =>
  withWorld(async (world) => {
    const { owner } = world
    await make(world)
    const first = await publishVersion(owner, { functionName, description: 'the first' })
    expect(first).toMatchObject({ version: '1', description: 'the first', functionArn: expect.stringMatching(/:f:1$/) })
    expect((await publishVersion(owner, { functionName })).version).toBe('1')
    await updateFunctionConfiguration(owner, { functionName, timeout: 60 })
    expect((await publishVersion(owner, { functionName })).version).toBe('2')
    await updateFunctionConfiguration(owner, { functionName, environment: { variables: { AB: 'c' } } })
    expect((await publishVersion(owner, { functionName })).version).toBe('3')
    expect(await getFunctionConfiguration(owner, { functionName, qualifier: '1' })).toEqual(first)
    const { versions } = await listVersionsByFunction(owner, { functionName })
    expect(versions.map(({ version }) => version)).toEqual(['$LATEST', '3', '2', '1'])
  }))

test('a number is not used twice, and a version that an alias stands for cannot be deleted', () =>
  withWorld(async (world) => {
    const { owner } = world
    await make(world)
    await publishVersion(owner, { functionName })
    await createAlias(owner, { functionName, name: 'live', functionVersion: '1' })
    const remove = () => deleteFunction(owner, { functionName, qualifier: '1' })
    await expect(remove()).rejects.toMatchObject({ status: 409, message: expect.stringContaining('live') })
    await deleteAlias(owner, { functionName, name: 'live' })
    await remove()
    await expect(remove()).rejects.toMatchObject({ status: 404 })
    await expect(deleteFunction(owner, { functionName, qualifier: '$LATEST' })).rejects.toMatchObject({ status: 400 })
    expect((await publishVersion(owner, { functionName })).version).toBe('2')
  }))

test('409 for another revision, 400 for other code, when a version is published for one', () =>
  withWorld(async (world) => {
    const { owner } = world
    const { codeSha256, revisionId } = await make(world)
    await expect(publishVersion(owner, { functionName, codeSha256: 'other' })).rejects.toMatchObject({ status: 400 })
    await expect(publishVersion(owner, { functionName, revisionId: 'other' })).rejects.toMatchObject({ status: 409 })
    expect((await publishVersion(owner, { functionName, codeSha256, revisionId })).version).toBe('1')
  }))

test('an alias stands for a version that there is, and moves', () =>
  withWorld(async (world) => {
    const { owner } = world
    await make(world)
    await publishVersion(owner, { functionName })
    const alias = await createAlias(owner, { functionName, name: 'live', functionVersion: '$LATEST', description: 'd' })
    expect(alias).toEqual({
      aliasArn: `arn:aws:lambda:us-east-1:${owner.accountId}:function:f:live`,
      ...{ name: 'live', functionVersion: '$LATEST', description: 'd', revisionId: expect.any(String) },
    })
    const moved = await updateAlias(owner, {
      functionName,
      name: 'live',
      functionVersion: '1',
      revisionId: alias.revisionId,
    })
    expect(moved).toMatchObject({ functionVersion: '1', description: 'd' })
    expect((await listAliases(owner, { functionName })).aliases).toEqual([moved])
    expect(await getFunctionConfiguration(owner, { functionName, qualifier: 'live' })).toMatchObject({
      version: '1',
      functionArn: expect.stringMatching(/:f:live$/),
    })
    const again = { functionName, name: 'live', functionVersion: '1' }
    await expect(createAlias(owner, again)).rejects.toMatchObject({ status: 409 })
    await expect(updateAlias(owner, { ...again, revisionId: alias.revisionId })).rejects.toMatchObject({ status: 409 })
    await expect(updateAlias(owner, { ...again, functionVersion: '9' })).rejects.toMatchObject({ status: 404 })
    await expect(createAlias(owner, { ...again, name: 'new', functionVersion: '9' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(createAlias(owner, { ...again, name: '7' })).rejects.toMatchObject({ status: 400 })
    await expect(deleteAlias(owner, { functionName, name: 'none' })).rejects.toMatchObject({ status: 404 })
  }))

test('a deleted function takes its versions, aliases, logs and packages with it', () =>
  withWorld(async (world) => {
    const { owner, db } = world
    await make(world)
    await publishVersion(owner, { functionName })
    await createAlias(owner, { functionName, name: 'live', functionVersion: '1' })
    await updateFunctionCode(owner, { functionName, files: { 'index.mjs': 'two' } })
    await deleteFunction(owner, { functionName })
    expect(await db.select({ size: functionCodes.size }).from(functionCodes)).toEqual([])
    for (const gone of [listVersionsByFunction, listAliases, listFunctionLogs]) {
      await expect(gone(owner, { functionName })).rejects.toMatchObject({ status: 404 })
    }
  }))

test('functions are listed by name, page by page and by a part of the name', () =>
  withWorld(async (world) => {
    const { owner } = world
    for (const name of ['b', 'a', 'C-orders']) await make(world, name)
    const first = await listFunctions(owner, { limit: 2 })
    const second = await listFunctions(owner, { limit: 2, position: first.position })
    const names = [...first.items, ...second.items].map((each) => each.functionName)
    expect([names, second.position]).toEqual([['C-orders', 'a', 'b'], undefined])
    expect((await listFunctions(owner, { nameQuery: 'ORDER' })).items).toHaveLength(1)
  }))

test('the latest invocations come first', () =>
  withWorld(async (world) => {
    const { owner, db } = world
    await make(world)
    const row = (at: number) => ({
      ...{
        requestId: crypto.randomUUID(),
        accountId: owner.accountId,
        functionName,
        version: '$LATEST',
        at: new Date(at),
      },
      ...{ durationMs: 1, billedDurationMs: 1, maxMemoryUsedMb: 50, outcome: 'ok' as const, logTail: `at ${at}` },
    })
    await db.insert(functionInvocations).values([row(1), row(3), row(2)])
    const { items } = await listFunctionLogs(owner, { functionName, limit: 2 })
    expect(items.map(({ logTail }) => logTail)).toEqual(['at 3', 'at 2'])
    expect(items[0]).not.toHaveProperty('accountId')
  }))
