import { fromBuffer } from 'yauzl'

/** The text files of an archive, by path. */
export async function unzipped(body: Uint8Array): Promise<Map<string, string>> {
  const zip = await new Promise<import('yauzl').ZipFile>((resolve, reject) =>
    fromBuffer(Buffer.from(body), { lazyEntries: false }, (error, file) => (error ? reject(error) : resolve(file))),
  )
  const files = new Map<string, string>()
  const reading: Promise<void>[] = []
  zip.on('entry', (entry) => {
    reading.push(
      new Promise((resolve, reject) =>
        zip.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(Buffer.from(chunk))
          files.set(String(entry.fileName), Buffer.concat(chunks).toString())
          resolve()
        }),
      ),
    )
  })
  await new Promise((resolve, reject) => zip.once('end', resolve).once('error', reject))
  await Promise.all(reading)
  return files
}
