import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { ServiceError } from '#server/errors.ts'
import { describeProblems } from './invalid-document.ts'
import type { PackedPlan } from './packed-plan.ts'
import type { PlanOptions } from './plan-definition.ts'
import type { PlanAnswer, PlanRequest } from './plan-worker.ts'

/** Bytes of a document, at most. AWS takes 6 MB. */
export const maxDocumentBytes = 64 * 1024 * 1024

const limits = {
  /** A document of 50 MB of JSON takes a few seconds, of YAML about 15. */
  deadlineMs: 90_000,
  heapMegabytes: 3072,
  /** Documents that are read at the same time, and that may wait for it. */
  atOnce: 2,
  waiting: 20,
}

/** The same limits for tests that must not wait for them. */
export type PlanLimits = Partial<Pick<typeof limits, 'deadlineMs' | 'heapMegabytes'>>

/**
 * Reads and translates a document in a thread of its own, with a limit on its time and its memory, so that no document
 * can hold up or bring down the server. A document that cannot be imported is a `BadRequestException`.
 */
export async function planOffThread(
  body: Uint8Array | string,
  options: PlanOptions,
  given: PlanLimits = {},
): Promise<PackedPlan> {
  const document = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body)
  if (document.byteLength > maxDocumentBytes) {
    throw refusal(`The document is larger than ${maxDocumentBytes / 1024 / 1024} MB. Split it into several APIs`)
  }
  return await inTurn(() => runWorker({ document, options }, { ...limits, ...given }))
}

function runWorker(request: PlanRequest, { deadlineMs, heapMegabytes }: typeof limits): Promise<PackedPlan> {
  // Computed at run time and hidden from the bundler: Node itself runs this file, as TypeScript.
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'server/rest-apis/openapi/plan/plan-worker.ts')
  const worker = new Worker(/* turbopackIgnore: true */ /* webpackIgnore: true */ file, {
    workerData: request,
    transferList: [request.document.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    env: {},
    execArgv: [],
  })
  return new Promise<PackedPlan>((resolve, reject) => {
    const deadline = setTimeout(() => {
      reject(refusal(`The document took longer than ${deadlineMs / 1000} seconds to read. ${smaller}`))
    }, deadlineMs)
    worker.once('message', (answer: PlanAnswer) => {
      if (answer.kind === 'plan') resolve(answer.plan)
      else reject(new ServiceError('BadRequestException', answer.message))
    })
    worker.once('error', (error) => reject(isOutOfMemory(error) ? refusal(`Too large to read. ${smaller}`) : error))
    worker.once('exit', () => {
      clearTimeout(deadline)
      reject(new Error('The import worker ended without an answer'))
    })
  }).finally(() => worker.terminate())
}

const smaller = 'Import JSON instead of YAML, or split the document'

function refusal(message: string): ServiceError {
  return new ServiceError('BadRequestException', describeProblems([{ message }]))
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

let running = 0
const queue: (() => void)[] = []

/** Two documents at a time: each may take gigabytes. */
async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= limits.atOnce) {
    if (queue.length >= limits.waiting) {
      throw new ServiceError('TooManyRequestsException', 'Too many documents are being imported', {
        retryAfterSeconds: 10,
      })
    }
    await new Promise<void>((resolve) => queue.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}
