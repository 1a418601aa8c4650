import { type ChildProcess, spawn } from 'node:child_process'

export type Environment = Readonly<Record<string, string>>

/**
 * What a part says. Parts run beside each other, so each one's text is kept and printed in one piece when it ends; of
 * one that runs by itself it is shown as it comes.
 */
export class Transcript {
  readonly #isLive: boolean
  readonly #children = new Set<ChildProcess>()
  #kept: string[] = []

  constructor({ isLive = false } = {}) {
    this.#isLive = isLive
  }

  readonly add = (text: string): void => {
    if (this.#isLive) process.stdout.write(text)
    else this.#kept.push(text)
  }

  /** All that was kept; given out once. */
  take(): string {
    return this.#kept.splice(0).join('')
  }

  /** Runs a program, keeping what it says. Its exit code; 1 for one that cannot be started or was killed. */
  run(command: string, args: readonly string[], environment: Environment = {}): Promise<number> {
    return new Promise((resolve) => {
      const child = spawn(command, args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...environment },
      })
      this.#children.add(child)
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', this.add)
      child.once('error', (error) => {
        this.add(`${error.message}\n`)
        resolve(1)
      })
      child.once('close', (code) => {
        this.#children.delete(child)
        resolve(code ?? 1)
      })
    })
  }

  /** Ends what still runs. */
  stop(): void {
    for (const child of this.#children) child.kill()
  }
}
