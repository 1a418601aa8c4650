import { parentPort, workerData } from 'node:worker_threads'
import { documentationRoot } from './documentation-root.ts'
import { InvalidDocument } from './invalid-document.ts'
import { type PackedPlan, packPlan } from './packed-plan.ts'
import { parseDocument } from './parse-document.ts'
import { type PlanOptions, planDefinition } from './plan-definition.ts'

/** What the worker is given. */
export interface PlanRequest {
  document: Uint8Array
  options: PlanOptions
}

/** What it answers. Anything that it throws is a bug. */
export type PlanAnswer = { kind: 'plan'; plan: PackedPlan } | { kind: 'invalid'; message: string }

function answer({ document, options }: PlanRequest): void {
  try {
    const { root, remarks } = parseDocument(document)
    const { packed, transfer } = packPlan(
      planDefinition(options.documentationOnly ? documentationRoot(root) : root, { ...options, remarks }),
    )
    parentPort?.postMessage({ kind: 'plan', plan: packed } satisfies PlanAnswer, transfer)
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error
    parentPort?.postMessage({ kind: 'invalid', message: error.message } satisfies PlanAnswer)
  }
}

answer(workerData)
