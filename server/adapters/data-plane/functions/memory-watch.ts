import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process whose memory is looked at. */
export interface WatchedProcess {
  readonly pid: number
  /** Resident memory, bytes. */
  onMemory(bytes: number): void
}

/** Looks at the memory of processes from outside, since what they say of themselves may be a lie. */
export interface MemoryWatch {
  add(watched: WatchedProcess): void
  delete(watched: WatchedProcess): void
}

const everyMs = 40
const psEveryMs = 500

/** Where there is no `/proc`, `ps` is asked, less often. */
export function createMemoryWatch(read = hasProc ? readProc : readPs): MemoryWatch {
  const watched = new Set<WatchedProcess>()
  let timer: NodeJS.Timeout | undefined
  const look = () => read([...watched])
  return {
    add(process) {
      watched.add(process)
      timer ??= setInterval(look, hasProc ? everyMs : psEveryMs).unref()
    },
    delete(process) {
      watched.delete(process)
      if (watched.size > 0) return
      clearInterval(timer)
      timer = undefined
    },
  }
}

const hasProc = process.platform === 'linux'
const pageBytes = 4096

/** https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html */
function readProc(watched: readonly WatchedProcess[]): void {
  for (const each of watched) {
    try {
      const [, resident = '0'] = readFileSync(`/proc/${each.pid}/statm`, 'utf8').split(' ')
      each.onMemory(Number(resident) * pageBytes)
    } catch {
      // It has just ended.
    }
  }
}

function readPs(watched: readonly WatchedProcess[]): void {
  execFile('ps', ['-o', 'pid=,rss=', '-p', watched.map(({ pid }) => pid).join(',')], (_error, stdout) => {
    const sizes = new Map(
      stdout.split('\n').map((line): [number, number] => {
        const [pid = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number)
        return [pid, kilobytes * 1024]
      }),
    )
    for (const each of watched) each.onMemory(sizes.get(each.pid) ?? 0)
  })
}
