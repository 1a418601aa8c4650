import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { query } from '../operation.ts'
import { findQualified } from './find-function.ts'
import { functionFields } from './function-fields.ts'
import { readZip } from './read-zip.ts'
import { readCode } from './stored-code.ts'

/** A file of a package, with its text where an editor can show it. */
export interface FunctionFile {
  path: string
  /** Bytes. */
  size: number
  text: string | undefined
}

const shown = { files: 200, textBytes: 256_000, allTextBytes: 1_000_000 } as const

/** What is in a function's package, the first files of a large one. Ours: AWS's console unpacks in the browser. */
export const listFunctionFiles = query({
  name: 'ListFunctionFiles',
  permission: 'functions:read',
  input: z.object({ functionName: functionFields.functionName, qualifier: functionFields.qualifier.optional() }),
  async run(context, { functionName, qualifier }): Promise<{ files: FunctionFile[]; isComplete: boolean }> {
    const { codeSha256 } = await findQualified(context, functionName, qualifier)
    const zip = await readCode(context.db, codeSha256)
    const files: FunctionFile[] = []
    let textBytes = 0
    if (zip) {
      for await (const { path, bytes } of readZip(zip)) {
        if (files.length === shown.files) return { files: sorted(files), isComplete: false }
        const fits = bytes.length <= shown.textBytes && textBytes + bytes.length <= shown.allTextBytes
        const isText = fits && isUtf8(bytes) && !bytes.includes(0)
        if (isText) textBytes += bytes.length
        files.push({ path, size: bytes.length, text: isText ? Buffer.from(bytes).toString('utf8') : undefined })
      }
    }
    return { files: sorted(files), isComplete: true }
  },
})

function sorted(files: FunctionFile[]): FunctionFile[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}
