import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Health {
  /** Whether requests should come: migrated, configuration loaded, not about to end. */
  readonly ready: boolean
  readonly configurationVersion?: number
  /** The database could not be reached at the last look. */
  readonly stale?: boolean
}

/** Answers `/healthz` (the process is up) and `/readyz`; returns whether the request was one of these. */
export function answerHealth(request: IncomingMessage, response: ServerResponse, health: () => Health): boolean {
  const path = request.url?.split('?', 1)[0]
  if (path !== '/healthz' && path !== '/readyz') return false
  const state = path === '/healthz' ? { status: 'up' } : health()
  const body = JSON.stringify(state)
  response.writeHead('ready' in state && !state.ready ? 503 : 200, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}
