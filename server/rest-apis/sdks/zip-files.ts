import { ZipFile } from 'yazl'

/** All entries have one time, so that the same files make the same archive. */
const time = new Date(Date.UTC(2000, 0, 1))

/** A zip archive of text files, by path. It is compressed on zlib's threads, not on ours. */
export async function zipFiles(files: ReadonlyMap<string, string>, folder = ''): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [name, text] of files) zip.addBuffer(Buffer.from(text), `${folder}${name}`, { mtime: time })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}
