import { type OpenResponseCache, openResponseCache } from './cache/open-response-cache.ts'
import { gatewayLog } from './gateway-log.ts'
import type { GatewaySettings } from './gateway-settings.ts'
import { type LogFiles, openLogFiles } from './logs/log-files.ts'

export interface Sinks {
  readonly responseCache: OpenResponseCache
  readonly logs: LogFiles
}

/** What a gateway writes to and must close: the cache for answers and the log files. */
export function openSinks({ redisUrl, logsFolder }: GatewaySettings): Sinks {
  const warn = (message: string) => gatewayLog.error(message, {})
  return {
    responseCache: openResponseCache(redisUrl, warn),
    logs: openLogFiles({ folder: logsFolder, now: () => Date.now(), warn }),
  }
}
