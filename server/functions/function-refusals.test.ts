import { expect, test } from 'vitest'
import type { Operation } from '../operation.ts'
import { type World, withWorld } from '../testing/with-world.ts'
import { createAlias } from './create-alias.ts'
import { createFunction } from './create-function.ts'
import { deleteAlias } from './delete-alias.ts'
import { deleteFunction } from './delete-function.ts'
import { getFunction } from './get-function.ts'
import { getFunctionConfiguration } from './get-function-configuration.ts'
import { invokeFunction } from './invoke-function.ts'
import { listAliases } from './list-aliases.ts'
import { listFunctionFiles } from './list-function-files.ts'
import { listFunctionLogs } from './list-function-logs.ts'
import { listFunctions } from './list-functions.ts'
import { listVersionsByFunction } from './list-versions-by-function.ts'
import { publishVersion } from './publish-version.ts'
import { updateAlias } from './update-alias.ts'
import { updateFunctionCode } from './update-function-code.ts'
import { updateFunctionConfiguration } from './update-function-configuration.ts'

const functionName = 'f'
const files = { 'index.mjs': 'export const handler = async () => 1' }

/** Every operation on a function that there is, with input that the owner may send. */
const reading: [Operation, Record<string, unknown>][] = [
  [getFunction, {}],
  [getFunctionConfiguration, {}],
  [listAliases, {}],
  [listFunctionFiles, {}],
  [listFunctionLogs, {}],
  [listVersionsByFunction, {}],
]
const writing: [Operation, Record<string, unknown>][] = [
  [createAlias, { name: 'new', functionVersion: '1' }],
  [deleteAlias, { name: 'live' }],
  [deleteFunction, {}],
  [deleteFunction, { qualifier: '1' }],
  [invokeFunction, {}],
  [publishVersion, {}],
  [updateAlias, { name: 'live', functionVersion: '$LATEST' }],
  [updateFunctionCode, { files }],
  [updateFunctionConfiguration, { timeout: 9 }],
]
const titled = (list: typeof reading) =>
  list.map(([operation, input]) => [operation.operationName, input, operation] as const)

async function make({ owner }: World) {
  await createFunction(owner, { functionName, code: { files }, publish: true })
  await createAlias(owner, { functionName, name: 'live', functionVersion: '1' })
}

/** All that can be seen of the function. */
async function seen({ owner }: World): Promise<unknown> {
  const { configuration, tags } = await getFunction(owner, { functionName })
  return [
    ...[configuration, tags],
    await listVersionsByFunction(owner, { functionName }),
    await listAliases(owner, { functionName }),
  ]
}

test.each(titled([...reading, ...writing]))(
  '%s %j: 404 in another account, and nothing changes',
  (_name, input, operation) =>
    withWorld(async (world) => {
      await make(world)
      const before = await seen(world)
      const { accountId } = world.stranger
      await expect(operation.invoke(world.stranger, { functionName, ...input })).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: expect.stringMatching(
          `(Function not found|Cannot find alias arn): arn:aws:lambda:us-east-1:${accountId}:`,
        ),
      })
      expect(await seen(world)).toEqual(before)
    }),
)

test.each(titled(writing))('%s %j: 403 for a viewer, and nothing changes', (name, input, operation) =>
  withWorld(async (world) => {
    await make(world)
    const before = await seen(world)
    for (const actor of [world.as('viewer'), world.consumer, world.visitor]) {
      await expect(operation.invoke(actor, { functionName, ...input })).rejects.toMatchObject({
        failure: 'ForbiddenException',
        message: `You are not allowed to call ${name}`,
      })
    }
    expect(await seen(world)).toEqual(before)
  }),
)

test.each(titled([...reading, [listFunctions, {}]]))(
  '%s: allowed to a viewer, 403 for who is no member',
  (name, input, operation) =>
    withWorld(async (world) => {
      await make(world)
      await expect(operation.invoke(world.as('viewer'), { functionName, ...input })).resolves.toBeDefined()
      for (const actor of [world.consumer, world.visitor]) {
        await expect(operation.invoke(actor, { functionName, ...input })).rejects.toMatchObject({
          message: `You are not allowed to call ${name}`,
        })
      }
    }),
)

const letters = 'must have only letters, digits, - and _'
test.each([
  [getFunction, { functionName: 'a/b' }, { functionName: letters }],
  [getFunction, { qualifier: 'a b' }, { qualifier: 'must be a version, an alias or $LATEST' }],
  [createAlias, { name: '12', functionVersion: '1' }, { name: 'must not be a number' }],
  [createAlias, { name: 'a.b', functionVersion: '1' }, { name: letters }],
  [createAlias, { name: 'a', functionVersion: '0' }, { functionVersion: 'must be a version or $LATEST' }],
  [updateAlias, { name: 'live', functionVersion: 'live' }, { functionVersion: 'must be a version or $LATEST' }],
  [updateFunctionConfiguration, { handler: 'index' }, { handler: 'must be {file}.{export}, such as index.handler' }],
  [updateFunctionConfiguration, { handler: '/a.b' }, { handler: 'must be a path inside the package' }],
  [updateFunctionConfiguration, { handler: 'a b.c' }, { handler: 'must not have spaces' }],
  [updateFunctionConfiguration, { runtime: 'nodejs18.x' }, { runtime: 'must be nodejs24.x' }],
  [
    updateFunctionConfiguration,
    { environment: { variables: { AWS_REGION: 'x' } } },
    { 'environment.variables.AWS_REGION': 'is a name that functions are given by the runtime' },
  ],
  [
    updateFunctionConfiguration,
    { environment: { variables: { AB: 'é'.repeat(2048) } } },
    { 'environment.variables': 'must have 4096 bytes or less, names and values together' },
  ],
  [updateFunctionCode, { zipFile: 'no base64!' }, { zipFile: 'must be a zip file in base64' }],
  [invokeFunction, { payload: '{"a"' }, { payload: 'must be JSON' }],
] as [Operation, object, Record<string, string>][])('400 says what is wrong: %o %j', (operation, input, fields) =>
  withWorld(async (world) => {
    await make(world)
    await expect(operation.invoke(world.owner, { functionName, ...input })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields,
    })
  }),
)

test('environment variables fill their 4 KB to the last byte', () =>
  withWorld(async (world) => {
    await make(world)
    const environment = { variables: { AB: 'é'.repeat(2047) } }
    const changed = await updateFunctionConfiguration(world.owner, { functionName, environment })
    expect(changed.environment).toEqual(environment)
  }))

test('404 for a version written in another way: it is none, and what an alias stands for stays', () =>
  withWorld(async (world) => {
    await make(world)
    const before = await seen(world)
    for (const qualifier of ['01', '0', '1234567890', 'Live']) {
      await expect(getFunctionConfiguration(world.owner, { functionName, qualifier })).rejects.toMatchObject({
        message: `Function not found: arn:aws:lambda:us-east-1:${world.owner.accountId}:function:f:${qualifier}`,
      })
    }
    await expect(deleteFunction(world.owner, { functionName, qualifier: '01' })).rejects.toMatchObject({ status: 404 })
    await expect(deleteFunction(world.owner, { functionName, qualifier: 'live' })).rejects.toMatchObject({
      status: 400,
    })
    expect(await seen(world)).toEqual(before)
  }))

test('409 says who stands in the way: a taken alias, a version in use, a revision that is gone', () =>
  withWorld(async (world) => {
    await make(world)
    const { owner } = world
    await createAlias(owner, { functionName, name: 'beta', functionVersion: '1' })
    const messageOf = (asked: Promise<unknown>) => asked.then(String, ({ status, message }) => `${status} ${message}`)
    const alias = { functionName, name: 'live', functionVersion: '1' }
    expect(await messageOf(createAlias(owner, alias))).toBe('409 Alias already exists: live')
    expect(await messageOf(deleteFunction(owner, { functionName, qualifier: '1' }))).toMatch(
      /^409 Cannot delete version 1: aliases stand for it: (live, beta|beta, live)$/,
    )
    const revision = /^409 The revision id that was given does not match/
    expect(await messageOf(updateAlias(owner, { ...alias, revisionId: 'old' }))).toMatch(revision)
    expect(await messageOf(updateFunctionCode(owner, { functionName, files, revisionId: 'old' }))).toMatch(revision)
    expect(await messageOf(publishVersion(owner, { functionName, revisionId: 'old' }))).toMatch(revision)
  }))
