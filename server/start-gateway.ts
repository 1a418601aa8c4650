import { openDatabase } from '#db/client.ts'
import { startDataPlane } from './adapters/data-plane/data-plane.ts'
import { claimGatewayFolder } from './adapters/data-plane/gateway-folder.ts'
import { readLastGoodSnapshot } from './adapters/data-plane/snapshot/last-good-snapshot.ts'
import type { Settings } from './settings.ts'
import { openDataFolder } from './startup/data-folder.ts'

export interface RunningGateway {
  readonly gatewayPort: number
  close(): Promise<void>
}

/**
 * Starts a data plane alone against `DATABASE_URL`. It does not migrate: the console's process does. While the database
 * cannot be reached it serves the last good configuration that it kept.
 */
export async function startGateway(settings: Settings, log: (line: string) => void): Promise<RunningGateway> {
  if (!settings.databaseUrl) {
    throw new Error(
      'A gateway of its own needs DATABASE_URL, the PostgreSQL server that it shares with the console. ' +
        'The embedded database has its gateway in the same process: npm start.',
    )
  }
  await using endings = new AsyncDisposableStack()
  const data = openDataFolder(settings.dataFolder)
  const { gateways } = data
  const secret = settings.secret ?? data.secret()
  const database = await openDatabase({ url: settings.databaseUrl, connections: 5 })
  endings.defer(() => database.close())
  const folder = await claimGatewayFolder(gateways)
  endings.defer(async () => folder.lock.release())
  const lastGood = await readLastGoodSnapshot(folder.snapshots)
  const plane = await startDataPlane({
    settings,
    secret,
    database,
    folder,
    gateways,
    lastGood,
    hasDoor: false,
    log,
  }).catch((error: unknown) => {
    throw isNotSetUp(error)
      ? new Error('The database has not been set up: start the console first (npm start).')
      : error
  })
  endings.defer(() => plane.close())
  const ending = endings.move()
  return { gatewayPort: plane.port, close: () => ending.disposeAsync() }
}

/** SQLSTATE 42P01: there is no such table. */
function isNotSetUp(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === '42P01'
}
