import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The product in a process of its own, with an empty data folder. */
export interface RunningProduct {
  /** The endpoint of the management API. */
  readonly endpoint: string
  readonly credentials: { accessKeyId: string; secretAccessKey: string }
  /** Megabytes that the process holds now, and held at most since the last `forgetPeak`; undefined where Linux does not say. */
  memory(): { now: number; peak: number } | undefined
  forgetPeak(): void
  stop(): Promise<void>
}

/** Starts the built product on free ports and waits until it is ready. */
export async function runProduct(): Promise<RunningProduct> {
  const [port, gatewayPort] = [await freePort(), await freePort()]
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'gatehouse-bench-'))
  const credentials = { accessKeyId: 'AKIABENCHBENCHBENCHB', secretAccessKey: 'a secret access key for benches' }
  const main = path.join(path.dirname(import.meta.dirname), 'main.ts')
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      GATEWAY_PORT: String(gatewayPort),
      DATA_DIR: dataFolder,
      ADMIN_EMAIL: 'bench@example.org',
      ADMIN_PASSWORD: 'a long password for benches',
      ADMIN_ACCESS_KEY_ID: credentials.accessKeyId,
      ADMIN_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      MANAGEMENT_RATE_LIMIT: 'off',
    },
  })
  const stop = async () => {
    await end(child)
    rmSync(dataFolder, { recursive: true, force: true })
  }
  await ready(`http://127.0.0.1:${port}/readyz`, child).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    endpoint: `http://127.0.0.1:${port}/aws`,
    credentials,
    memory: () => memoryOf(child.pid),
    forgetPeak: () => forgetPeak(child.pid),
    stop,
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The product ended with exit code ${child.exitCode}`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await sleep(200)
  }
  throw new Error('The product was not ready within two minutes')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = sleep(20_000, 'late', { ref: false })
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL')
}

/** proc(5): `VmRSS` and `VmHWM`, in kilobytes. */
function memoryOf(pid: number | undefined): { now: number; peak: number } | undefined {
  const status = readText(`/proc/${pid}/status`)
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024
  return status === '' ? undefined : { now: Math.round(megabytes('VmRSS')), peak: Math.round(megabytes('VmHWM')) }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** proc(5): 5 sets the peak back to what is held now. */
function forgetPeak(pid: number | undefined): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // Not Linux: there is no peak to forget.
  }
}
