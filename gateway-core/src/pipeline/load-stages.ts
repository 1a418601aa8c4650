import type { StageSnapshot } from '../snapshot.ts'
import { checkStage } from './check-stage.ts'
import { type CompiledStage, compileStageInSlices } from './compile.ts'
import type { Slices } from './slices.ts'
import type { Pipeline, Services } from './stage.ts'

export interface LoadedStages {
  readonly stages: ReadonlyMap<string, CompiledStage>
  /** Stages that could not be compiled; what they were before, if anything, goes on being served. */
  readonly rejected: readonly RejectedStage[]
}

export interface RejectedStage {
  readonly stage: string
  readonly reason: string
}

/** Compiles the stages of a snapshot. One that did not change keeps its compiled form, by identity. */
export function* loadStages(
  wanted: ReadonlyMap<string, StageSnapshot>,
  known: ReadonlyMap<string, CompiledStage>,
  pipeline: Pipeline,
  services: Services,
): Slices<LoadedStages> {
  const stages = new Map<string, CompiledStage>()
  const rejected: RejectedStage[] = []
  for (const [key, stage] of wanted) {
    const before = known.get(key)
    if (before?.snapshot === stage) {
      stages.set(key, before)
      continue
    }
    try {
      checkStage(key, stage)
      yield
      stages.set(key, yield* compileStageInSlices(stage, pipeline, services))
    } catch (error) {
      rejected.push({ stage: key, reason: error instanceof Error ? error.message : String(error) })
      if (before !== undefined) stages.set(key, before)
    }
  }
  return { stages, rejected }
}
