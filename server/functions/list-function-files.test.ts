import { expect, test } from 'vitest'
import { withWorld } from '../testing/with-world.ts'
import { createFunction } from './create-function.ts'
import { listFunctionFiles } from './list-function-files.ts'
import { updateFunctionCode } from './update-function-code.ts'
import { writeZip } from './write-zip.ts'

const functionName = 'f'

test('of a large package the first two hundred files are shown, and that there are more', () =>
  withWorld(async ({ owner }) => {
    const packageOf = (count: number) =>
      writeZip(Array.from({ length: count }, (_, index) => ({ path: `${1000 + index}.js`, bytes: Buffer.from('x') })))
    await createFunction(owner, { functionName, code: { zipFile: await packageOf(200) } })
    expect((await listFunctionFiles(owner, { functionName })).isComplete).toBe(true)
    await updateFunctionCode(owner, { functionName, zipFile: await packageOf(201) })
    const { files, isComplete } = await listFunctionFiles(owner, { functionName })
    expect([files.length, files[0]?.path, files.at(-1)?.path, isComplete]).toEqual([200, '1000.js', '1199.js', false])
  }))

test('text is shown up to a megabyte in all; what comes after it is listed without', () =>
  withWorld(async ({ owner }) => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const large = names.map((name) => ({ path: `${name}.txt`, bytes: Buffer.alloc(240_000, name) }))
    const zipFile = await writeZip([...large, { path: 'f.txt', bytes: Buffer.from('short') }])
    await createFunction(owner, { functionName, code: { zipFile } })
    const { files, isComplete } = await listFunctionFiles(owner, { functionName })
    expect(files.map(({ text }) => text?.length)).toEqual([240_000, 240_000, 240_000, 240_000, undefined, 5])
    expect(files.map(({ size }) => size)).toEqual([240_000, 240_000, 240_000, 240_000, 240_000, 5])
    expect(isComplete).toBe(true)
  }))

test('a version, an alias and $LATEST show their own files', () =>
  withWorld(async ({ owner }) => {
    await createFunction(owner, { functionName, code: { files: { 'a.mjs': 'one' } }, publish: true })
    await updateFunctionCode(owner, { functionName, files: { 'a.mjs': 'two' } })
    const textOf = async (qualifier?: string) =>
      (await listFunctionFiles(owner, { functionName, qualifier })).files[0]?.text
    expect([await textOf('1'), await textOf('$LATEST'), await textOf()]).toEqual(['one', 'two', 'two'])
  }))
