import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import type { PackageFile } from './read-zip.ts'

const deflate = promisify<Uint8Array, Buffer>(deflateRaw)

/**
 * Makes a zip of files: the same bytes for the same files, whenever and in whatever order they come, so that unchanged
 * code keeps its `codeSha256`. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function writeZip(files: readonly PackageFile[]): Promise<Buffer> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { path, bytes } of sorted) {
    const name = Buffer.from(path, 'utf8')
    const data = await deflate(bytes)
    const fields = entryFields(bytes, data, name)
    const header = Buffer.concat([number(0x04034b50, 4), fields, name])
    const attributes = number((0o100644 << 16) >>> 0, 4)
    central.push(
      Buffer.concat([
        ...[number(0x02014b50, 4), number(0x0314, 2), fields],
        // No comment, first disk, no internal attributes.
        ...[number(0, 2), number(0, 2), number(0, 2), attributes, number(offset, 4), name],
      ]),
    )
    local.push(header, data)
    offset += header.length + data.length
  }
  const directory = Buffer.concat(central)
  return Buffer.concat([...local, directory, endOf(sorted.length, directory.length, offset)])
}

/** From `version needed` to `extra field length`: the same in both headers. Deflate, UTF-8 names, 1980-01-01. */
function entryFields(bytes: Uint8Array, data: Uint8Array, name: Uint8Array): Buffer {
  return Buffer.concat([
    ...[number(20, 2), number(0x0800, 2), number(8, 2), number(0, 2), number(0x0021, 2)],
    ...[number(crc32(bytes), 4), number(data.length, 4), number(bytes.length, 4), number(name.length, 2), number(0, 2)],
  ])
}

function endOf(entries: number, size: number, offset: number): Buffer {
  return Buffer.concat([
    ...[number(0x06054b50, 4), number(0, 2), number(0, 2), number(entries, 2), number(entries, 2)],
    ...[number(size, 4), number(offset, 4), number(0, 2)],
  ])
}

function number(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}
