/** Where `app/gateway/[...path]` is mounted: `/gateway/_aws/execute-api/{apiId}/{stage}/{path}`. */
export const doorPrefix = '/gateway'

/** The gateway of this process, for `app/gateway/[...path]/route.ts`. */
export interface NextDoor {
  /** Answers a call to a deployed API; its path starts with `doorPrefix`. */
  handle(request: Request, peer: { sourceIp: string }): Promise<Response>
}

/** Next's bundle has its own copy of every module; what must be one is kept where both see it. */
const key = Symbol.for('gatehouse.next-door')
const holder: typeof globalThis & { [key]?: NextDoor | undefined } = globalThis

/** Opens the door, or closes it. */
export function setNextDoor(door: NextDoor | undefined): void {
  holder[key] = door
}

/** Undefined while the gateway is not running, as during a build. */
export function nextDoor(): NextDoor | undefined {
  return holder[key]
}
