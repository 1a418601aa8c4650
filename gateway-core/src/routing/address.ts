/** Which stage of which API a request is for, and what it asks of it. */
export interface Address {
  readonly apiId: string
  readonly stageName: string
  /** `{restApiId}/{stageName}`. */
  readonly stageKey: string
  /** With the stage, without the query: `/prod/pets/1`. */
  readonly path: string
  /** Without the stage: `/pets/1`; empty or `/` for the root. */
  readonly resourcePath: string
  /** Raw, without `?`. */
  readonly query: string
  /** Of a request to a custom domain name: the base path that was its, empty for the root. Its path has no stage. */
  readonly basePathMatched?: string
}

const hostMark = '.execute-api.'
const pathPrefix = '/_aws/execute-api/'

/**
 * Reads the address of a deployed API: by host, `{apiId}.execute-api.{region}.{domain}/{stage}/{path}` (any region and
 * domain), or by path, `/_aws/execute-api/{apiId}/{stage}/{path}` on any other host.
 * @param host in lower case, without port
 * @returns undefined when the request is addressed to no API.
 */
export function readAddress(host: string, target: string): Address | undefined {
  const mark = host.indexOf(hostMark)
  if (mark > 0) return address(host.slice(0, mark), target)
  if (!target.startsWith(pathPrefix)) return undefined
  const end = endOfSegment(target, pathPrefix.length)
  return address(target.slice(pathPrefix.length, end), target.slice(end))
}

/** Whether a host is a deployed API's, whatever the path. */
export function isApiHost(host: string): boolean {
  return host.indexOf(hostMark) > 0
}

/** @param rest `/{stage}/{path}?{query}` */
function address(apiId: string, rest: string): Address {
  const mark = rest.indexOf('?')
  const path = mark === -1 ? rest : rest.slice(0, mark)
  const end = endOfSegment(path, 1)
  const stageName = path.slice(1, end)
  return {
    apiId,
    stageName,
    stageKey: `${apiId}/${stageName}`,
    path,
    resourcePath: path.slice(end),
    query: mark === -1 ? '' : rest.slice(mark + 1),
  }
}

function endOfSegment(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character === 47 || character === 63) return index
  }
  return text.length
}
