import type { FunctionAnswer, FunctionInvocation, Functions } from 'gateway-core/ports.ts'

/** From a gateway thread to the main thread, which runs the functions. */
export type ToFunctions =
  | { kind: 'invoke'; ask: number; invocation: FunctionInvocation }
  /** The next piece of a streamed answer, please. */
  | { kind: 'next-piece'; ask: number }
  /** Nobody reads the rest. */
  | { kind: 'leave-stream'; ask: number }

/** From the main thread to the gateway thread that asked. */
export type FromFunctions =
  /** `streams`: the pieces are to be asked for. */
  | { kind: 'invoked'; ask: number; answer: Omit<FunctionAnswer, 'stream'> | undefined; streams: boolean }
  /** No piece: the answer is complete, or broke off for a reason. */
  | { kind: 'piece'; ask: number; piece: Uint8Array | undefined; error?: string }

/** Functions as a gateway thread sees them: every call is a message to the main thread. */
export interface ThreadFunctions extends Functions {
  receive(message: FromFunctions): void
}

export function createThreadFunctions(send: (message: ToFunctions) => void): ThreadFunctions {
  const asked = new Map<number, (message: FromFunctions) => void>()
  let lastAsk = 0
  const answerTo = (ask: number, message: ToFunctions): Promise<FromFunctions> =>
    new Promise((resolve) => {
      asked.set(ask, resolve)
      send(message)
    })
  async function* piecesOf(ask: number): AsyncGenerator<Uint8Array> {
    let isOver = false
    try {
      for (;;) {
        const message = await answerTo(ask, { kind: 'next-piece', ask })
        if (message.kind === 'piece' && message.piece) {
          yield message.piece
        } else {
          isOver = true
          if (message.kind === 'piece' && message.error !== undefined) throw new Error(message.error)
          return
        }
      }
    } finally {
      if (!isOver) send({ kind: 'leave-stream', ask })
    }
  }
  return {
    async invoke(invocation) {
      lastAsk += 1
      const ask = lastAsk
      const message = await answerTo(ask, { kind: 'invoke', ask, invocation })
      if (message.kind !== 'invoked' || !message.answer) return undefined
      return message.streams ? { ...message.answer, stream: piecesOf(ask) } : message.answer
    },
    receive(message) {
      const resolve = asked.get(message.ask)
      asked.delete(message.ask)
      resolve?.(message)
    },
  }
}

/** The main thread's end for one thread. */
export interface FunctionsForThread {
  receive(message: ToFunctions): void
  /** The thread is gone: nobody reads its streams. */
  close(): void
}

export function serveThreadFunctions(functions: Functions, send: (message: FromFunctions) => void): FunctionsForThread {
  const streams = new Map<number, AsyncIterator<Uint8Array>>()
  let isGone = false
  const leave = (ask: number) => {
    const stream = streams.get(ask)
    streams.delete(ask)
    void stream?.return?.().catch(() => undefined)
  }
  const invoke = async (ask: number, invocation: FunctionInvocation) => {
    const answer = await functions.invoke(invocation)
    if (!answer) return send({ kind: 'invoked', ask, answer: undefined, streams: false })
    const { stream, ...rest } = answer
    if (stream) streams.set(ask, stream[Symbol.asyncIterator]())
    if (isGone) return leave(ask)
    send({ kind: 'invoked', ask, answer: rest, streams: stream !== undefined })
  }
  const nextPiece = async (ask: number) => {
    try {
      const next = await streams.get(ask)?.next()
      if (!next || next.done) streams.delete(ask)
      send({ kind: 'piece', ask, piece: next && !next.done ? next.value : undefined })
    } catch (error) {
      streams.delete(ask)
      send({ kind: 'piece', ask, piece: undefined, error: error instanceof Error ? error.message : String(error) })
    }
  }
  return {
    receive(message) {
      if (message.kind === 'invoke') void invoke(message.ask, message.invocation)
      else if (message.kind === 'next-piece') void nextPiece(message.ask)
      else leave(message.ask)
    },
    close() {
      isGone = true
      for (const ask of [...streams.keys()]) leave(ask)
    },
  }
}
