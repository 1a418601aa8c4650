import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { frames } from './host/frame.ts'
import { startHost } from './host-process.ts'
import { hostProgram } from './host-program.ts'

let folder: string
let functionFolder: string
beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gatehouse-host-')))
  functionFolder = path.join(folder, 'function')
  mkdirSync(functionFolder)
  writeFileSync(path.join(functionFolder, 'index.mjs'), 'export const handler = async () => { for (;;); }')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const hasDeathSignal = spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true']).status === 0

// Without the kernel's signal a process that loops or is stopped cannot see its pipe close.
test.each(['idle', ...(hasDeathSignal ? ['looping', 'frozen'] : [])])(
  'a host that is %s ends with its gateway, however that ended',
  async (state) => {
    const program = path.join(import.meta.dirname, 'testing/lonely-gateway.ts')
    const gateway = spawn(
      process.execPath,
      ['--no-warnings', program, path.join(folder, 'host'), functionFolder, state],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const pid = await new Promise<number>((resolve) => gateway.stdout.once('data', (text) => resolve(Number(text))))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(lives(pid)).toBe(true)
    gateway.kill('SIGKILL')
    await expect.poll(() => lives(pid), { timeout: 5000 }).toBe(false)
  },
)

test('no code runs in a host that was not told where it may connect to', async () => {
  const network = { backendNetworks: ['nonsense'], ownPorts: [] }
  const host = await startHost({
    program: await hostProgram(path.join(folder, 'host')),
    folder: functionFolder,
    memorySize: 128,
    network,
  })
  const kinds: number[] = []
  host.listen((kind) => kinds.push(kind))
  host.send(frames.init, JSON.stringify({ handler: 'index.handler', taskRoot: functionFolder, environment: {} }))
  expect((await host.exited).code).not.toBe(0)
  expect(kinds).not.toContain(frames.loaded)
})

test('the host program is made once, and anew when its sources change', async () => {
  const target = path.join(folder, 'host')
  const [first, second] = await Promise.all([hostProgram(target), hostProgram(target)])
  expect(first).toBe(second)
  expect(await hostProgram(target)).toBe(first)
})

test('a process that cannot be started is one that has ended', async () => {
  const missing = path.join(folder, 'missing')
  const host = await startHost({
    program: path.join(missing, 'main.mjs'),
    folder: missing,
    memorySize: 128,
    network: { backendNetworks: [], ownPorts: [] },
  })
  await host.exited
  expect(host.isGone()).toBe(true)
  host.send(frames.init, '{}')
  host.freeze()
  host.thaw()
  host.kill()
})
