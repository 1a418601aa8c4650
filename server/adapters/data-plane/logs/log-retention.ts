import { readdir, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { readLogFileName } from './log-file-name.ts'

const dayMs = 24 * 60 * 60 * 1000
const sweepEveryMs = 60 * 60 * 1000

/**
 * Deletes log files of days that are further back than the retention says, and folders that are empty then.
 * @param now milliseconds since 1970
 * @returns how many files were deleted. What cannot be deleted now is tried again the next time.
 */
export async function sweepLogFiles(folder: string, retentionDays: number, now: number): Promise<number> {
  const oldestKept = new Date(now - retentionDays * dayMs).toISOString().slice(0, 10)
  let deleted = 0
  for (const account of await namesIn(folder)) {
    for (const group of await namesIn(path.join(folder, account))) {
      const place = path.join(folder, account, group)
      for (const name of await namesIn(place)) {
        const file = readLogFileName(name)
        if (file === undefined || file.date >= oldestKept) continue
        deleted += await rm(path.join(place, name)).then(
          () => 1,
          () => 0,
        )
      }
      await rmdir(place).catch(() => undefined)
    }
    await rmdir(path.join(folder, account)).catch(() => undefined)
  }
  return deleted
}

/** Sweeps now and every hour. @returns what stops it. */
export function startLogRetention(folder: string, retentionDays: number): () => void {
  const sweep = () => void sweepLogFiles(folder, retentionDays, Date.now())
  sweep()
  const timer = setInterval(sweep, sweepEveryMs).unref()
  return () => clearInterval(timer)
}

/** Nothing where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}
