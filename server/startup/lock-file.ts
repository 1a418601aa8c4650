import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'

/** Another process holds the lock; the message is for the operator. */
export class LockHeld extends Error {}

export interface Lock {
  /** Says that the holder is ending, so that a successor waits instead of giving up. */
  closing(): void
  release(): void
}

/** Who holds a lock: enough to tell a living holder from a process id that was given out again. */
const holderSchema = z.object({
  pid: z.number(),
  host: z.string(),
  /** When the process started, in ticks since boot; empty where the system does not tell. */
  startedAt: z.string(),
  /** The machine's current boot; empty where the system does not tell. */
  boot: z.string(),
  closing: z.boolean(),
})
type Holder = z.infer<typeof holderSchema>

/** The holder touches its lock this often, for those on other machines, who cannot see whether it lives. */
const touchEveryMs = 5000
const goneAfterMs = 30_000

/**
 * Takes the lock at `path`, also from a holder that died. Throws `LockHeld` when a living process has it, after having
 * waited `closingWaitMs` for one that is ending.
 */
export async function takeLock(path: string, closingWaitMs = 15_000): Promise<Lock> {
  const deadline = Date.now() + closingWaitMs
  for (;;) {
    if (create(path)) return held(path)
    const holder = readHolder(path)
    if (!holder || !isAlive(path, holder)) removeStale(path)
    else if (!holder.closing || Date.now() > deadline) throw new LockHeld(refusal(path, holder))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function held(path: string): Lock {
  const timer = setInterval(() => touch(path), touchEveryMs)
  timer.unref()
  return {
    closing() {
      rewrite(path, { ...ourselves(), closing: true })
    },
    release() {
      clearInterval(timer)
      if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true })
    },
  }
}

function create(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, JSON.stringify({ ...ourselves(), closing: false }))
    fsyncSync(file)
    closeSync(file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * Two processes may find the same dead holder: only the one that makes the guard file looks again and removes the
 * lock, so that none removes the lock that the other has just taken.
 */
function removeStale(path: string): void {
  const guard = `${path}.takeover`
  if (ageMs(guard) > goneAfterMs) rmSync(guard, { force: true })
  if (!create(guard)) return
  try {
    const holder = readHolder(path)
    // A lock without content is being written this moment, or its writer died then.
    const isDead = holder ? !isAlive(path, holder) : ageMs(path) > 1000
    if (isDead) rmSync(path, { force: true })
  } finally {
    rmSync(guard, { force: true })
  }
}

function isAlive(path: string, holder: Holder): boolean {
  if (holder.host !== hostname()) return ageMs(path) < goneAfterMs
  if (holder.boot !== bootId() || holder.startedAt !== startTimeOf(holder.pid)) return false
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function refusal(path: string, holder: Holder): string {
  if (holder.host === hostname()) {
    return `Process ${holder.pid} already uses this data folder (${path}). Stop it, or set DATA_DIR to another folder.`
  }
  return (
    `Process ${holder.pid} on ${holder.host} uses this data folder (${path}). Stop it, or set DATA_DIR to another ` +
    `folder. If it is gone, start again in ${goneAfterMs / 1000} seconds.`
  )
}

function ourselves(): Omit<Holder, 'closing'> {
  return { pid: process.pid, host: hostname(), startedAt: startTimeOf(process.pid), boot: bootId() }
}

function readHolder(path: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}

function rewrite(path: string, holder: Holder): void {
  if (readHolder(path)?.pid !== process.pid) return
  const file = openSync(path, 'w', 0o600)
  writeSync(file, JSON.stringify(holder))
  closeSync(file)
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // The folder is gone, and with it what the lock guards.
  }
}

/** 0 when there is no such file. */
function ageMs(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

/** From `/proc/{pid}/stat` after the name, which may hold spaces: the state, and 19 fields later the start time. */
function startTimeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; only its parent has not looked yet.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '')
  } catch {
    return ''
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}
