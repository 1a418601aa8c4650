import { fillStageVariables } from '../mapping/fill-stage-variables.ts'
import type { IntegrationSetup } from '../pipeline/stage.ts'
import { compileUriPath, type UriPath } from './uri-path.ts'

/** An HTTP integration's URI, ready to be filled in. */
export interface BackendUri {
  /** `https://example.com:8443` */
  readonly origin: string
  readonly path: UriPath
  /** The URI's own query, without `?`. */
  readonly query: string
}

/**
 * Compiles `integration.uri`: `${stageVariables.name}` is replaced now (a variable that is not there is empty, as at
 * AWS), `{name}` in the path for each request.
 * @throws Error with the cause when the URI cannot be served.
 */
export function compileBackendUri(compiled: IntegrationSetup): BackendUri {
  const { uri = '' } = compiled.method.integration
  const filled = fillStageVariables(uri, compiled.stage.variables)
  const match = /^(https?:\/\/[^/?#{}@\s]+)(\/[^?#\s]*)?(?:\?([^#\s]*))?$/i.exec(filled)
  const [, base = '', path = '/', query = ''] = match ?? []
  if (match === null || !URL.canParse(base)) throw new Error(`Invalid endpoint address: ${uri}`)
  return { origin: new URL(base).origin, path: compileUriPath(path, compiled), query }
}
