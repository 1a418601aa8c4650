import { frames } from '../host/frame.ts'
import type { HostExit, HostProcess } from '../host-process.ts'

/** A host process whose part the test plays: what it was sent is kept, and it says what the test says. */
export class ScriptedHost implements HostProcess {
  readonly pid: number
  readonly folder = ''
  readonly memorySize = 128
  readonly sent: { kind: number; body: string }[] = []
  /** `freeze`, `thaw` and `kill`, in order. */
  readonly calls: string[] = []
  readonly #exit = Promise.withResolvers<HostExit>()
  #isGone = false
  #onFrame: (kind: number, body: Buffer) => void = () => undefined

  constructor(pid = 1) {
    this.pid = pid
  }

  get exited(): Promise<HostExit> {
    return this.#exit.promise
  }

  isGone(): boolean {
    return this.#isGone
  }

  listen(onFrame: (kind: number, body: Buffer) => void): void {
    this.#onFrame = onFrame
  }

  send(kind: number, body: Uint8Array | string): void {
    this.sent.push({ kind, body: Buffer.from(body).toString('utf8') })
  }

  freeze(): void {
    this.calls.push('freeze')
  }

  thaw(): void {
    this.calls.push('thaw')
  }

  kill(): void {
    this.calls.push('kill')
    this.exit({ code: null, signal: 'SIGKILL' })
  }

  exit(exit: Partial<HostExit>): void {
    this.#isGone = true
    this.#exit.resolve({ code: null, signal: null, lastWords: '', ...exit })
  }

  says(kind: number, body: Uint8Array | string = ''): void {
    this.#onFrame(kind, Buffer.from(body))
  }

  /** The bodies of the frames of a kind that it was sent. */
  heard(kind: keyof typeof frames): string[] {
    return this.sent.filter((frame) => frame.kind === frames[kind]).map(({ body }) => body)
  }
}
