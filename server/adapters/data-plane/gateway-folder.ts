import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { keptText } from '../../startup/data-folder.ts'
import { type Lock, LockHeld, takeLock } from '../../startup/lock-file.ts'

/** What one gateway process keeps on its machine; locked while it runs. */
export interface GatewayFolder {
  /** The id under which this node leases quotas, kept over restarts. */
  readonly nodeId: string
  readonly usage: string
  readonly snapshots: string
  readonly lock: Lock
}

/** Several gateway processes may share a data folder: each takes the first numbered folder that none uses. */
export async function claimGatewayFolder(gateways: string): Promise<GatewayFolder> {
  for (let number = 1; ; number++) {
    const folder = await tryClaim(path.join(gateways, String(number)))
    if (folder) return folder
  }
}

/**
 * The folders of gateway processes that died and were not started again; each is locked until it is released. What
 * they counted and leased is settled by whoever comes next.
 */
export async function claimAbandonedFolders(gateways: string): Promise<GatewayFolder[]> {
  const numbers = readdirSync(gateways).filter((name) => /^\d+$/.test(name))
  const folders = await Promise.all(numbers.map((number) => tryClaim(path.join(gateways, number))))
  return folders.filter((folder) => folder !== undefined)
}

async function tryClaim(folder: string): Promise<GatewayFolder | undefined> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    const lock = await takeLock(path.join(folder, 'lock'), 0)
    return {
      nodeId: keptText(path.join(folder, 'node-id'), () => randomUUID()),
      usage: path.join(folder, 'usage'),
      snapshots: path.join(folder, 'snapshots'),
      lock,
    }
  } catch (error) {
    if (error instanceof LockHeld) return undefined
    throw error
  }
}
