import type { IncomingMessage } from 'node:http'
import { type IsTrustedProxy, plainAddress, readForwardedCaller } from 'gateway-core/listener/forwarded-caller.ts'

/**
 * Who called console, portal or management API: the other side of the socket or, where that is one of `TRUSTED_PROXIES`,
 * whoever it says. The gateway reads the same list with the same code.
 */
export function callerAddress(
  { socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: Pick<IncomingMessage['socket'], 'remoteAddress'> },
  isTrustedProxy: IsTrustedProxy | undefined,
): string {
  const peer = plainAddress(socket.remoteAddress ?? '')
  return isTrustedProxy?.(peer) ? readForwardedCaller(peer, headers, isTrustedProxy).sourceIp : peer
}
