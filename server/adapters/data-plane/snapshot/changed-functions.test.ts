import { max } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges } from '#db/schema.ts'
import { createFunction } from '../../../functions/create-function.ts'
import { updateFunctionConfiguration } from '../../../functions/update-function-configuration.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { changedFunctions } from './changed-functions.ts'

test('the functions that changed between two versions are named once each', () =>
  withWorld(async ({ owner, db }) => {
    const version = async () =>
      (await db.select({ at: max(configurationChanges.version) }).from(configurationChanges))[0]?.at ?? 0
    const start = await version()
    const code = { files: { 'index.mjs': 'x' } }
    for (const functionName of ['a', 'b']) await createFunction(owner, { functionName, code })
    const between = await version()
    await updateFunctionConfiguration(owner, { functionName: 'b', timeout: 9 })
    await updateFunctionConfiguration(owner, { functionName: 'b', timeout: 10 })
    const name = (functionName: string) => `${owner.accountId}/${functionName}`
    expect((await changedFunctions(db, start, between)).sort()).toEqual([name('a'), name('b')])
    expect(await changedFunctions(db, between, await version())).toEqual([name('b')])
    expect(await changedFunctions(db, await version(), (await version()) + 10)).toEqual([])
  }))
