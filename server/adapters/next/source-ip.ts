/** Header in which `server/main.ts` tells the address of the socket, over whatever the client sent. */
export const socketAddressHeader = 'x-gatehouse-socket-address'

/**
 * Address of the client: the socket's, or the one that a proxy on this machine or a private network forwards for. Only
 * the last forwarded address is believed: the ones before it are what the client wrote.
 */
export function sourceIpOf(headers: Headers): string {
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  const socket = plainAddress(headers.get(socketAddressHeader) ?? '')
  if (socket === '') return plainAddress(forwarded ?? '') || 'unknown'
  return isNear(socket) && forwarded ? plainAddress(forwarded) : socket
}

/** `::ffff:10.0.0.1` is 10.0.0.1. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64)
}

function isNear(address: string): boolean {
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i.test(address)
}
