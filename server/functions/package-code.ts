import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import { type PackageFile, packageLimits, readZip } from './read-zip.ts'
import { writeZip } from './write-zip.ts'

/** A deployment package that has been looked through. */
export interface PackagedCode {
  readonly zip: Uint8Array
  /** Hexadecimal. */
  readonly sha256: string
}

const textLimit = 3_000_000

/** How code comes: as a zip (bytes, or base64 as AWS's wire has it), or as the text of its files. */
export const codeInput = {
  zipFile: z
    .union([
      z.custom<Uint8Array>((value) => value instanceof Uint8Array),
      z.base64({ error: 'must be a zip file in base64' }).max(packageLimits.zipBytes * 2),
    ])
    .optional(),
  /** Text by path, such as `{ "index.mjs": "export const handler = …" }`; `null` takes a file away. */
  files: z.record(z.string().min(1).max(1024), z.string().max(textLimit).nullable()).optional(),
}

interface CodeInput {
  zipFile?: string | Uint8Array | undefined
  files?: Record<string, string | null> | undefined
}

/**
 * The package that the input is: looked through in full, off the main thread where it takes long.
 * @param base files that `files` changes; without it they are all there is.
 */
export async function packageCode({ zipFile, files }: CodeInput, base?: Uint8Array): Promise<PackagedCode> {
  if ((zipFile === undefined) === (files === undefined)) {
    throw new ServiceError('BadRequestException', 'Give the code either as zipFile or as files')
  }
  const zip = zipFile === undefined ? await zipOf(files ?? {}, base) : toBytes(zipFile)
  let count = 0
  for await (const _file of readZip(zip)) count += 1
  if (count === 0) throw new ServiceError('BadRequestException', 'The package has no files')
  return { zip, sha256: createHash('sha256').update(zip).digest('hex') }
}

function toBytes(zipFile: string | Uint8Array): Uint8Array {
  return typeof zipFile === 'string' ? Buffer.from(zipFile, 'base64') : zipFile
}

async function zipOf(files: Readonly<Record<string, string | null>>, base: Uint8Array | undefined): Promise<Buffer> {
  const all = new Map<string, PackageFile>()
  if (base) for await (const file of readZip(base)) all.set(file.path, file)
  for (const [path, text] of Object.entries(files)) {
    if (text === null) all.delete(path)
    else all.set(path, { path, bytes: Buffer.from(text, 'utf8') })
  }
  return await writeZip([...all.values()])
}
