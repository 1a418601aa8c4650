import path from 'node:path'
import { type DataPlane, startDataPlane } from './adapters/data-plane/data-plane.ts'
import { claimGatewayFolder } from './adapters/data-plane/gateway-folder.ts'
import type { Health } from './adapters/pages/answer-health.ts'
import { type ConsoleServer, startConsoleServer } from './adapters/pages/console-server.ts'
import { firstStart } from './first-start/first-start.ts'
import { startMail } from './mail/start-mail.ts'
import { startPortalJobs } from './portals/start-portal-jobs.ts'
import { type Runtime, setRuntime } from './runtime.ts'
import { createSecrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import { openDataFolder } from './startup/data-folder.ts'
import { openStore } from './startup/open-store.ts'
import { requireFreePort } from './startup/require-free-port.ts'

/** How pages are served: from the build, compiled as they are asked for, or (in tests of the rest) not at all. */
export type Pages = 'built' | 'compiled' | 'none'

export interface RunningServer {
  /** Undefined without pages. */
  readonly port: number | undefined
  readonly gatewayPort: number
  /** What the first start made; undefined on any other. */
  readonly created: { email?: string | undefined; password?: string | undefined } | undefined
  /** Finishes what is under way, writes everything down and lets the next process in. */
  close(): Promise<void>
}

/** Starts everything in this process: the database, the data plane, console and portal. */
export async function startServer(
  settings: Settings,
  pages: Pages,
  log: (line: string) => void,
): Promise<RunningServer> {
  await using endings = new AsyncDisposableStack()
  const folder = openDataFolder(settings.dataFolder)
  const store = await openStore(settings, folder, log)
  endings.defer(store.close)
  await requireFreePort(settings.host, settings.gatewayPort, 'GATEWAY_PORT')
  if (pages !== 'none') await requireFreePort(settings.host, settings.port, 'PORT')
  const secret = settings.secret ?? folder.secret()
  const secrets = createSecrets(secret)
  const runtime: Runtime = { settings, secrets, database: store.database }
  setRuntime(runtime)
  const created = await firstStart(runtime)
  endings.defer(startPortalJobs(runtime, log))
  endings.defer(startMail(runtime, log))
  let plane: DataPlane | undefined
  const [planeStart, consoleStart] = await Promise.allSettled([
    startGatewayHere(runtime, secret, folder.gateways, log).then((started) => {
      plane = started
      endings.defer(() => started.close())
    }),
    startPages(settings, pages, () => plane?.health() ?? { ready: false }),
  ])
  if (consoleStart.status === 'rejected') throw consoleStart.reason
  if (consoleStart.value) endings.defer(consoleStart.value.close)
  if (planeStart.status === 'rejected') throw planeStart.reason
  endings.defer(async () => {
    store.closing()
    plane?.leave()
  })
  const ending = endings.move()
  return {
    port: consoleStart.value?.port,
    gatewayPort: plane?.port ?? 0,
    created: created.created ? created : undefined,
    close: () => ending.disposeAsync(),
  }
}

async function startGatewayHere(
  { settings, database }: Runtime,
  secret: string,
  gateways: string,
  log: (line: string) => void,
): Promise<DataPlane> {
  const folder = await claimGatewayFolder(gateways)
  try {
    return await startDataPlane({ settings, secret, database, folder, gateways, hasDoor: true, log })
  } catch (error) {
    folder.lock.release()
    throw error
  }
}

async function startPages(settings: Settings, pages: Pages, health: () => Health): Promise<ConsoleServer | undefined> {
  if (pages === 'none') return undefined
  const folder = path.dirname(import.meta.dirname)
  return startConsoleServer({ ...settings, folder, isDevelopment: pages === 'compiled', health })
}
