import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readZip } from './read-zip.ts'
import { writeZip } from './write-zip.ts'

test('whatever the contents, they come back', async () => {
  const name = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,3}\.js$/)
  const files = fc.uniqueArray(fc.record({ path: name, bytes: fc.uint8Array({ maxLength: 500 }) }), {
    selector: (file) => file.path,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      const read: { path: string; bytes: Uint8Array }[] = []
      for await (const { path: at, bytes } of readZip(await writeZip(given))) {
        read.push({ path: at, bytes: Uint8Array.from(bytes) })
      }
      expect(read).toEqual([...given].sort((a, b) => (a.path < b.path ? -1 : 1)))
    }),
    { numRuns: 100 },
  )
})

test('damage anywhere is refused or harmless, and never more than a refusal', async () => {
  const zip = await writeZip([
    { path: 'index.mjs', bytes: Buffer.from('export const handler = async () => 1') },
    { path: 'lib/part.mjs', bytes: Buffer.alloc(200, 'x') },
  ])
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Buffer.from(zip)
      damaged[at] = (damaged[at] ?? 0) ^ change
      try {
        for await (const file of readZip(damaged)) expect(file.path).not.toMatch(/^\/|\.\.\//)
      } catch (error) {
        expect(error).toMatchObject({ failure: 'BadRequestException' })
      }
    }),
    { numRuns: 500 },
  )
})

const hasUnzip = spawnSync('unzip', ['-v']).status === 0

test.runIf(hasUnzip)('other programs read it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-zip-'))
  const file = path.join(folder, 'a.zip')
  writeFileSync(file, await writeZip([{ path: 'a/ü.txt', bytes: Buffer.from('text') }]))
  expect(execFileSync('unzip', ['-t', file], { encoding: 'utf8' })).toContain('No errors')
  rmSync(folder, { recursive: true })
})
