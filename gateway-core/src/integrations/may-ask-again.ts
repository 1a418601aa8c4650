import { StaleConnection } from '../upstream/upstream-connection.ts'
import type { BackendRequest } from './integration.ts'

/**
 * Whether a request that met a broken connection, with not a byte back, may go out once more. A backend may close an
 * idle connection just as a request goes out on it; asking again is safe when the method promises to change nothing.
 */
export function mayAskAgain({ method, body }: Pick<BackendRequest, 'method' | 'body'>, error: Error): boolean {
  if (body !== null || !(error instanceof StaleConnection)) return false
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}
