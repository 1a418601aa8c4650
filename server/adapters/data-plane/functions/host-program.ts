import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { ruleModules } from './rule-modules.ts'

const run = promisify(execFile)
const source = path.join(import.meta.dirname, 'host')
const stripTypes = path.join(import.meta.dirname, 'strip-types.ts')

/**
 * The host program as JavaScript in a folder of its own, made when it is not there: a host that had to strip types would
 * start twice as slowly and take 20 MB more. Of what is in that folder a function can read everything.
 * @returns the file to start.
 */
export async function hostProgram(folder: string): Promise<string> {
  const target = path.join(folder, `host-${fingerprint()}`)
  if (!existsSync(target)) {
    const temporary = `${target}.${process.pid}.partial`
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    rmSync(temporary, { recursive: true, force: true })
    await run(process.execPath, ['--no-warnings', stripTypes, source, temporary])
    moveInto(temporary, target)
  }
  return path.join(target, 'main.mjs')
}

/** Another process may have been faster. */
function moveInto(temporary: string, target: string): void {
  try {
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
}

function fingerprint(): string {
  const hash = createHash('sha256').update(process.version)
  const files = [
    ...readdirSync(source)
      .filter(isProduct)
      .map((name) => path.join(source, name)),
    stripTypes,
  ]
  for (const name of ruleModules) files.push(path.join(source, '../..', name))
  for (const file of files.sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

function isProduct(name: string): boolean {
  return !name.endsWith('.test.ts')
}
