import type { LoadResult } from 'gateway-core'
import type { Log } from 'gateway-core/ports.ts'

/** What the data plane reports to the operator: one line on standard error, with the stack of what was thrown. */
export const gatewayLog: Log = {
  error(message, { requestId, error }) {
    const request = requestId ? ` (request ${requestId})` : ''
    const stack = error instanceof Error ? `\n${error.stack}` : error === undefined ? '' : `\n${String(error)}`
    process.stderr.write(`${new Date().toISOString()} gateway: ${message}${request}${stack}\n`)
  },
}

/** Stages that could not be compiled: what was served before them goes on being served. */
export function logRejected({ version, rejected }: LoadResult): void {
  for (const { stage, reason } of rejected) {
    gatewayLog.error(`Configuration ${version}: the stage ${stage} cannot be served: ${reason}`, {})
  }
}
