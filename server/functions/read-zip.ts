import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ServiceError } from '../errors.ts'

/** One file of a package. */
export interface PackageFile {
  /** Below the package's root, with `/` between folders. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What AWS allows is 50 MB and 250 MB; ours are kept in the database and unpacked on each gateway. */
export const packageLimits = { zipBytes: 10_000_000, bytes: 50_000_000, files: 20_000, depth: 32 } as const

/**
 * The files of a package, one after the other. Inflates on libuv's threads, never more than `packageLimits`.
 * @throws ServiceError saying what is wrong with the zip: damaged, too large, encrypted, links, names that lead out of
 * the package or that are there twice.
 */
export async function* readZip(zip: Uint8Array): AsyncGenerator<PackageFile> {
  if (zip.length > packageLimits.zipBytes) {
    throw refused(`has ${zip.length} bytes; ${packageLimits.zipBytes} at most`)
  }
  const names = createNameCheck()
  const file = await readable(() =>
    fromBufferPromise(Buffer.from(zip.buffer, zip.byteOffset, zip.length), {
      lazyEntries: true,
      strictFileNames: true,
    }),
  )
  if (file.entryCount > packageLimits.files)
    throw refused(`has ${file.entryCount} files; ${packageLimits.files} at most`)
  const entries = file.eachEntry()
  let left: number = packageLimits.bytes
  for (;;) {
    const { value: entry, done } = await readable(() => entries.next())
    if (done) return
    requirePlain(entry)
    names.take(entry.fileName)
    if (entry.fileName.endsWith('/')) continue
    left -= entry.uncompressedSize
    if (left < 0) throw refused(`unpacks to more than ${packageLimits.bytes} bytes`)
    yield { path: entry.fileName, bytes: await readable(() => readEntry(file, entry)) }
  }
}

/** What the library throws is about the zip: it is shown to who sent it. */
async function readable<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw refused(`cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function refused(reason: string): ServiceError {
  return new ServiceError('BadRequestException', `The zip file ${reason}`, { fields: { zipFile: reason } })
}

/** Only files and folders: a link would be followed out of the package. */
function requirePlain(entry: Entry): void {
  const name = JSON.stringify(entry.fileName)
  if (entry.isEncrypted()) throw refused(`is encrypted: ${name}`)
  if (!entry.canDecodeFileData()) throw refused(`has ${name} in a compression that is not deflate`)
  const fileType = (entry.externalFileAttributes >>> 16) & 0o170000
  if (fileType !== 0 && fileType !== 0o100000 && fileType !== 0o040000) {
    throw refused(`has ${name}, which is neither a file nor a folder; links are not allowed`)
  }
}

/** Absolute names, `..` and `\` are refused by the reader already. */
function createNameCheck(): { take(name: string): void } {
  const files = new Set<string>()
  const folders = new Set<string>()
  return {
    take(name) {
      const segments = name.replace(/\/$/, '').split('/')
      const shown = JSON.stringify(name)
      if (segments.length > packageLimits.depth) throw refused(`has ${shown}, more than ${packageLimits.depth} deep`)
      for (const segment of segments) {
        const isWrong = segment === '' || segment === '.' || segment === '..' || hasControl.test(segment)
        if (isWrong || Buffer.byteLength(segment) > 255) throw refused(`has a name that cannot be used: ${shown}`)
      }
      // Some file systems take names that differ in case or in composition only for one.
      const folded = segments.map((segment) => segment.normalize('NFC').toLowerCase())
      const isFolder = name.endsWith('/')
      const whole = folded.join('/')
      for (let depth = 1; depth < folded.length + (isFolder ? 1 : 0); depth++) {
        const folder = folded.slice(0, depth).join('/')
        if (files.has(folder)) throw refused(`has ${shown} below a file of that name`)
        folders.add(folder)
      }
      if (isFolder) return
      if (files.has(whole) || folders.has(whole)) throw refused(`has ${shown} twice`)
      files.add(whole)
    },
  }
}

const hasControl = /\p{Cc}/u

async function readEntry(file: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await file.openReadStreamPromise(entry)
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  const bytes = Buffer.concat(parts)
  if (crc32(bytes) !== entry.crc32) throw refused(`is damaged: ${JSON.stringify(entry.fileName)} has another checksum`)
  return bytes
}
