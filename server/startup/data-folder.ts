import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What a process keeps on its machine. */
export interface DataFolder {
  /** Guards the embedded database. */
  readonly lock: string
  readonly database: string
  readonly dumps: string
  /** Has a folder for each gateway process: its node id, journals and last-good snapshots. */
  readonly gateways: string
  /** The value of `GATEHOUSE_SECRET` when the environment has none: made once, readable by the owner only. */
  secret(): string
}

/** Opens the data folder, making it when it is missing: nobody but its owner may look into it. */
export function openDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  return {
    lock: path.join(folder, 'lock'),
    database: path.join(folder, 'database'),
    dumps: path.join(folder, 'dumps'),
    gateways: path.join(folder, 'gateways'),
    secret: () => keptText(path.join(folder, 'secret'), () => randomBytes(32).toString('base64url')),
  }
}

/** The text that a file holds; made when there is none, and whole or not there at any moment. */
export function keptText(file: string, make: () => string): string {
  const known = readIfThere(file)
  if (known) return known
  const text = make()
  const temporary = `${file}.${process.pid}.partial`
  writeFileSync(temporary, `${text}\n`, { mode: 0o600, flush: true })
  renameSync(temporary, file)
  return text
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
