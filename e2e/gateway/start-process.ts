import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export type Question = { id: number; operation: string; input: unknown } | { id: number; sql: string }
export type Answer = { id: number; value: unknown } | { id: number; error: string }

/** A process of the product. */
export interface ProductProcess {
  readonly gatewayPort: number
  readonly pid: number
  /** What it has said on standard output and standard error. */
  said(): string
  /** Ends in order. */
  stop(): Promise<void>
  /** `kill -9`. */
  kill(): Promise<void>
}

export interface ServerProcess extends ProductProcess {
  /** Runs an operation as the owner of the first account. */
  call<Output>(operation: string, input: unknown): Promise<Output>
  rows<Row>(sql: string): Promise<Row[]>
}

/** Starts the server without its pages; rejects with what it said when it does not start. */
export async function startServerProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const { child, said } = run(path.join(import.meta.dirname, 'server-process.ts'), [], environment)
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  const ask = (question: { operation: string; input: unknown } | { sql: string }): Promise<unknown> => {
    lastId += 1
    const answer = Promise.withResolvers<unknown>()
    waiting.set(lastId, answer)
    child.send({ id: lastId, ...question })
    return answer.promise
  }
  const started = Promise.withResolvers<unknown>()
  waiting.set(0, started)
  child.on('message', (answer: Answer) => {
    const waiter = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) waiter?.reject(new Error(answer.error))
    else waiter?.resolve(answer.value)
  })
  child.once('exit', (code) => {
    for (const waiter of waiting.values()) waiter.reject(new Error(`The process ended (${code}): ${said()}`))
  })
  const { gatewayPort }: { gatewayPort: number } = parse(await started.promise)
  return {
    ...handle(child, said, gatewayPort),
    call: async (operation, input) => parse(await ask({ operation, input })),
    rows: async (sql) => parse(await ask({ sql })),
  }
}

/** Starts a gateway alone, as `npm run gateway` does; it is ready when this resolves. */
export async function startGatewayProcess(environment: Record<string, string>): Promise<ProductProcess> {
  const main = path.join(path.dirname(path.dirname(import.meta.dirname)), 'server/main.ts')
  const { child, said } = run(main, ['--gateway'], environment)
  const exited = once(child, 'exit')
  for (;;) {
    const port = /Gateway +http:\/\/localhost:(\d+)/.exec(said())?.[1]
    if (port) return handle(child, said, Number(port))
    const isOver = await Promise.race([
      exited.then(() => true),
      new Promise((resolve) => setTimeout(resolve, 20, false)),
    ])
    if (isOver) throw new Error(said())
  }
}

function run(script: string, args: string[], environment: Record<string, string>) {
  const child = fork(script, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', ...environment },
  })
  let text = ''
  const hear = (chunk: Buffer) => {
    text += chunk.toString()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return { child, said: () => text }
}

function handle(child: ChildProcess, said: () => string, gatewayPort: number): ProductProcess {
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  return {
    gatewayPort,
    pid: child.pid ?? 0,
    said,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** What came over the channel, which carries no types: the one place where they are given back. */
function parse<Value>(value: unknown): Value {
  return JSON.parse(JSON.stringify(value ?? null))
}
