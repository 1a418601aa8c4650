import { createReadStream, globSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream'

interface CompressedFile {
  readonly file: string
  readonly bytes: number
  readonly type: string
}

const types: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
}

/** Answers a request for a file of the build that was compressed beforehand; says whether it was one. */
export type ServeCompressedFile = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * The files that `compress-build` has written, by their addresses. Which there are is read once: an address that is not in
 * the list never becomes the path of a file. Without any, Next serves them and compresses as it goes.
 * @param buildFolder Next's `distDir`.
 */
export function serveCompressedFiles(buildFolder: string): ServeCompressedFile {
  const files = compressedFilesIn(path.join(buildFolder, 'static'))
  return (request, response) => {
    const found = files.get(request.url?.split('?', 1)[0] ?? '')
    if (found === undefined || !isAsked(request)) return false
    response.writeHead(200, {
      'Content-Type': found.type,
      'Content-Length': found.bytes,
      'Content-Encoding': 'br',
      // A build's names have the digest of the content in them.
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      'X-Content-Type-Options': 'nosniff',
    })
    if (request.method === 'HEAD') response.end()
    else pipeline(createReadStream(found.file), response, () => undefined)
    return true
  }
}

function compressedFilesIn(folder: string): ReadonlyMap<string, CompressedFile> {
  const names = globSync('**/*.{js,css}.br', { cwd: folder })
  return new Map(
    names.map((name) => {
      const plain = name.slice(0, -'.br'.length)
      const file = path.join(folder, name)
      const address = `/_next/static/${plain.split(path.sep).map(encodeURIComponent).join('/')}`
      return [address, { file, bytes: statSync(file).size, type: types[path.extname(plain)] ?? '' }]
    }),
  )
}

/** RFC 9110, 12.5.3: `br;q=0` is a refusal. Whoever asks for a part of a file is served by Next. */
function isAsked({ method, headers }: IncomingMessage): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || headers.range !== undefined) return false
  const accepted = String(headers['accept-encoding'] ?? '').split(',')
  return accepted.some((each) => /^\s*br\s*(;\s*q=(1|0\.\d*[1-9]).*)?$/i.test(each))
}
