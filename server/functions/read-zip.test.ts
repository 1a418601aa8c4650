import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type PackageFile, packageLimits, readZip } from './read-zip.ts'
import { writeZip } from './write-zip.ts'

async function read(zip: Uint8Array): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for await (const { path, bytes } of readZip(zip)) files[path] = Buffer.from(bytes).toString('utf8')
  return files
}

const file = (path: string, text = 'x'): PackageFile => ({ path, bytes: Buffer.from(text) })

/** Changes bytes in both headers of the first entry: offsets from the signature of the local and the central one. */
function patched(zip: Buffer, local: (at: number, copy: Buffer) => void, central = local): Buffer {
  const copy = Buffer.from(zip)
  local(0, copy)
  central(copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2])), copy)
  return copy
}

test('files come back as they were, whatever their names and contents', async () => {
  const files = { 'index.mjs': 'export {}', 'a/b/ü.txt': 'é', empty: '', 'big.js': 'x'.repeat(300_000) }
  const zip = await writeZip(Object.entries(files).map(([path, text]) => file(path, text)))
  expect(await read(zip)).toEqual(files)
})

test('the same files make the same zip, in whatever order', async () => {
  const [a, b] = [file('a', '1'), file('b', '2')]
  expect(await writeZip([a, b])).toEqual(await writeZip([b, a]))
})

test.each([
  ['../escape', 'invalid relative path'],
  ['a/../../escape', 'invalid relative path'],
  ['/etc/passwd', 'absolute path'],
  ['C:/windows', 'absolute path'],
  ['a\\b', 'invalid characters in fileName'],
  ['a//b', 'a name that cannot be used'],
  ['a/./b', 'a name that cannot be used'],
  ['a\nb', 'a name that cannot be used'],
  ['x'.repeat(256), 'a name that cannot be used'],
  [`${'d/'.repeat(packageLimits.depth)}f`, 'deep'],
])('400 for a file called %j', async (path, reason) => {
  await expect(read(await writeZip([file(path)]))).rejects.toMatchObject({
    failure: 'BadRequestException',
    message: expect.stringContaining(reason),
  })
})

test.each([
  [['a', 'a'], 'twice'],
  [['Index.mjs', 'index.mjs'], 'twice'],
  [['\u00e9', 'e\u0301'], 'twice'],
  [['a', 'a/b'], 'below a file'],
])('400 for names that meet: %j', async (paths, reason) => {
  await expect(read(await writeZip(paths.map((path) => file(path))))).rejects.toThrow(reason)
})

test('400 for a link, a device and an encrypted file', async () => {
  const zip = await writeZip([file('a', '/etc/passwd')])
  const withMode = (mode: number) =>
    patched(
      zip,
      () => undefined,
      (at, copy) => copy.writeUInt32LE((mode << 16) >>> 0, at + 38),
    )
  await expect(read(withMode(0o120777))).rejects.toThrow('links are not allowed')
  await expect(read(withMode(0o020666))).rejects.toThrow('neither a file nor a folder')
  expect(await read(withMode(0))).toEqual({ a: '/etc/passwd' })
  const encrypted = patched(
    zip,
    (at, copy) => copy.writeUInt16LE(1, at + 6),
    (at, copy) => copy.writeUInt16LE(1, at + 8),
  )
  await expect(read(encrypted)).rejects.toThrow('is encrypted')
  const compression = patched(
    zip,
    (at, copy) => copy.writeUInt16LE(14, at + 8),
    (at, copy) => copy.writeUInt16LE(14, at + 10),
  )
  await expect(read(compression)).rejects.toThrow('not deflate')
})

test('a bomb is refused before it is unpacked, and one that lies about its size while it is', async () => {
  const bytes = Buffer.alloc(packageLimits.bytes + 1)
  const bomb = await writeZip([{ path: 'zeros', bytes }])
  expect(bomb.length).toBeLessThan(100_000)
  await expect(read(bomb)).rejects.toThrow('unpacks to more than')
  const modest = (at: number, copy: Buffer, offset: number) => copy.writeUInt32LE(10, at + offset)
  const liar = patched(
    bomb,
    (at, copy) => modest(at, copy, 22),
    (at, copy) => modest(at, copy, 24),
  )
  await expect(read(liar)).rejects.toThrow('cannot be read')
})

test('400 for a zip that is damaged, cut, too large or none', async () => {
  const zip = await writeZip([file('a', 'some text that is long enough')])
  const wrongSum = patched(
    zip,
    (at, copy) => copy.writeUInt32LE(1, at + 14),
    (at, copy) => copy.writeUInt32LE(1, at + 16),
  )
  await expect(read(wrongSum)).rejects.toThrow(/checksum|cannot be read/)
  const wrongData = Buffer.from(zip)
  wrongData.fill(0xff, 31, 35)
  await expect(read(wrongData)).rejects.toMatchObject({ failure: 'BadRequestException' })
  await expect(read(zip.subarray(0, 50))).rejects.toThrow('cannot be read')
  await expect(read(Buffer.from('no zip'))).rejects.toThrow('cannot be read')
  await expect(read(deflateRawSync('x'))).rejects.toThrow('cannot be read')
  await expect(read(Buffer.alloc(packageLimits.zipBytes + 1))).rejects.toThrow('at most')
})

test('400 for more files than a package may have', async () => {
  const zip = await writeZip([file('a')])
  const copy = Buffer.from(zip)
  const end = copy.indexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  copy.writeUInt16LE(packageLimits.files + 1, end + 8)
  copy.writeUInt16LE(packageLimits.files + 1, end + 10)
  await expect(read(copy)).rejects.toThrow('at most')
})
