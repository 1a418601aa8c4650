import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './postgres.ts'

export interface Product {
  /** Console, portal and management API. */
  readonly url: string
  readonly gatewayUrl: string
  readonly email: string
  readonly password: string
  readonly dataFolder: string
  readonly process: ChildProcess
  /** Ends the process as an operator does, and deletes its data. */
  stop(): Promise<void>
}

/**
 * Starts the built product as `npm start` does, on free ports and an empty data folder, and waits until it is ready.
 * @param hear what it says; without it, it says that on our own output.
 */
export async function startProduct(
  environment: Readonly<Record<string, string>> = {},
  hear?: (text: string) => void,
): Promise<Product> {
  const [port, gatewayPort] = [await freePort(), await freePort()]
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'gatehouse-data-'))
  const email = 'owner@example.org'
  const password = 'a long password for tests'
  const child = spawn(process.execPath, ['server/bootstrap.mjs', 'start'], {
    stdio: hear ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      PORT: String(port),
      GATEWAY_PORT: String(gatewayPort),
      DATA_DIR: dataFolder,
      ADMIN_EMAIL: email,
      ADMIN_PASSWORD: password,
      ...environment,
    },
  })
  if (hear) for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear)
  const url = `http://localhost:${port}`
  const product: Product = {
    url,
    gatewayUrl: `http://localhost:${gatewayPort}`,
    email,
    password,
    dataFolder,
    process: child,
    async stop() {
      await end(child)
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
  await ready(url, child).catch(async (error: unknown) => {
    await product.stop()
    throw error
  })
  return product
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 300_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The product ended with exit code ${child.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(200)
  }
  throw new Error('The product was not ready within 5 minutes')
}

/** The whole process group: where the machine's Node is old, the product is a child of the process that we started. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGTERM')
  const late = sleep(20_000, 'late', { ref: false })
  if ((await Promise.race([ended, late])) === 'late') process.kill(-child.pid, 'SIGKILL')
}
