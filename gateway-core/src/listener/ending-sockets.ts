import type { Socket } from 'node:net'

const ending = new WeakSet<Socket>()

/** Connections that end with the answer under way: what else was sent on them is not read as a request. */
export const endingSockets = {
  add: (socket: Socket): void => void ending.add(socket),
  has: (socket: Socket): boolean => ending.has(socket),
} as const
