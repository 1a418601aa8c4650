import { Socket } from 'node:net'
import { createFrameReader, encodeFrame } from './frame.ts'

/** The host's end of the pipe to the gateway. */
export interface Channel {
  send(kind: number, body: Uint8Array | string): void
  /** Sends, and ends the process when it has gone out. */
  sendLast(kind: number, body: string, exitCode: number): void
  /** Whether the pipe keeps the process alive: it does while no event runs. */
  hold(holds: boolean): void
}

/** Events are 6 MB at most; the rest of an `init` is smaller. */
const largestFrame = 7_000_000

/** Opens file descriptor 3. Without the gateway at its other end the process has no reason to be. */
export function openChannel(onFrame: (kind: number, body: Buffer) => void): Channel {
  const { exit } = captured()
  const socket = new Socket({ fd: 3, readable: true, writable: true })
  const read = createFrameReader(largestFrame, onFrame)
  const bytes = (body: Uint8Array | string) => (typeof body === 'string' ? Buffer.from(body, 'utf8') : body)
  socket.on('data', (chunk) => read(chunk) || exit(1))
  socket.on('close', () => exit(0))
  socket.on('error', () => exit(0))
  return {
    send: (kind, body) => void socket.write(encodeFrame(kind, bytes(body))),
    sendLast: (kind, body, exitCode) => void socket.write(encodeFrame(kind, bytes(body)), () => exit(exitCode)),
    hold: (holds) => void (holds ? socket.ref() : socket.unref()),
  }
}

/** Without what listens to `exit`: that is the function's. */
function captured(): { exit(code: number): void } {
  const reallyExit: unknown = Reflect.get(process, 'reallyExit')
  const end = typeof reallyExit === 'function' ? reallyExit : process.exit
  return { exit: (code) => void Reflect.apply(end, process, [code]) }
}
