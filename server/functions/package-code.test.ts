import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { packageCode } from './package-code.ts'
import { readZip } from './read-zip.ts'
import { writeZip } from './write-zip.ts'

async function textsOf(zip: Uint8Array): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for await (const { path, bytes } of readZip(zip)) texts[path] = Buffer.from(bytes).toString('utf8')
  return texts
}

test('a zip is kept as it was sent, to the byte, under the hash of what was sent', async () => {
  const zip = await writeZip([{ path: 'index.js', bytes: Buffer.from('x') }])
  const sha256 = createHash('sha256').update(zip).digest('hex')
  expect(await packageCode({ zipFile: zip })).toEqual({ zip, sha256 })
  expect((await packageCode({ zipFile: zip.toString('base64') })).sha256).toBe(sha256)
})

test('files change a base: null takes away, what is not named stays, and no change is the same package', async () => {
  const { zip: base, sha256 } = await packageCode({ files: { a: '1', 'b/c': '2', d: '3' } })
  expect((await packageCode({ files: {} }, base)).sha256).toBe(sha256)
  expect((await packageCode({ files: { none: null } }, base)).sha256).toBe(sha256)
  const { zip } = await packageCode({ files: { a: 'é', 'b/c': null, e: '' } }, base)
  expect(await textsOf(zip)).toEqual({ a: 'é', d: '3', e: '' })
})

test('a file may be called like what JavaScript’s objects inherit', async () => {
  const { zip } = await packageCode({ files: { constructor: 'a', toString: 'b' } })
  expect(await textsOf(zip)).toEqual({ constructor: 'a', toString: 'b' })
})

test.each([
  [{}, 'Give the code either as zipFile or as files'],
  [{ files: { a: 'x' }, zipFile: Buffer.from('x') }, 'Give the code either as zipFile or as files'],
  [{ files: {} }, 'The package has no files'],
  [{ files: { a: null } }, 'The package has no files'],
  [{ files: { a: 'x', 'a/b': 'y' } }, 'has "a/b" below a file of that name'],
  [{ files: { 'A.js': 'x', 'a.js': 'y' } }, 'twice'],
  [{ files: { '/etc/passwd': 'x' } }, 'absolute path'],
  [{ zipFile: Buffer.alloc(0) }, 'cannot be read'],
])('400: %j', async (input, message) => {
  await expect(packageCode(input)).rejects.toMatchObject({
    failure: 'BadRequestException',
    message: expect.stringContaining(message),
  })
})

test('400 for files that together unpack to more than a package may', async () => {
  const text = 'x'.repeat(3_000_000)
  const files = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`${index}.txt`, text]))
  await expect(packageCode({ files })).rejects.toThrow('unpacks to more than 50000000 bytes')
})
