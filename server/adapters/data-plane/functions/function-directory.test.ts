import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { createFunction } from '../../../functions/create-function.ts'
import { updateFunctionConfiguration } from '../../../functions/update-function-configuration.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { createFunctionDirectory } from './function-directory.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-directory-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const code = { files: { 'index.mjs': 'x' } }

test('a function is read once, and again when it changed', () =>
  withWorld(async ({ owner, db }) => {
    const { accountId } = owner
    const address = { accountId, functionName: 'f', qualifier: undefined }
    const directory = createFunctionDirectory({ database: { kind: 'embedded', db }, folder })
    expect(await directory.find(address)).toBeUndefined()
    const { revisionId } = await createFunction(owner, { functionName: 'f', code, timeout: 5 })
    expect(await directory.find(address)).toBeUndefined()
    directory.changed([`${accountId}/other`])
    expect(await directory.find(address)).toBeUndefined()
    directory.changed([`${accountId}/f`])
    expect(await directory.find(address)).toMatchObject({ revisionId, timeoutMs: 5000, version: '$LATEST' })
    const changed = await updateFunctionConfiguration(owner, { functionName: 'f', timeout: 6 })
    expect((await directory.find(address))?.timeoutMs).toBe(5000)
    expect((await directory.find(address, changed.revisionId))?.timeoutMs).toBe(6000)
    expect((await directory.find(address))?.timeoutMs).toBe(6000)
    expect(readdirSync(folder)).toEqual([])
  }))

test('while the database is away functions are found in the copy on the disk, which has no secret readable', () =>
  withWorld(async ({ owner, db }) => {
    const environment = { variables: { PASSWORD: 'top secret' } }
    await createFunction(owner, { functionName: 'f', code, environment })
    const address = { accountId: owner.accountId, functionName: 'f', qualifier: '$LATEST' }
    const before = createFunctionDirectory({ database: { kind: 'server', db }, folder })
    const found = await before.find(address)
    expect(await before.find({ ...address, functionName: 'none' })).toBeUndefined()
    // Nothing listens there.
    const away = await openDatabase({ url: 'postgres://127.0.0.1:1/nowhere', connections: 1 })
    const after = createFunctionDirectory({ database: away, folder })
    expect(await after.find(address)).toEqual(found)
    expect(await after.find({ ...address, functionName: 'none' })).toBeUndefined()
    await expect(after.find({ ...address, functionName: 'never-asked' })).rejects.toThrow()
    await away.close()
    const kept = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
    expect(kept.join()).toContain('environmentEncrypted')
    expect(kept.join()).not.toContain('top secret')
  }))
