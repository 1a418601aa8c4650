import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Stage } from '#server/rest-apis/stages/stage.ts'

/** What the parts of a stage's settings are given. */
export interface StagePartProps {
  restApiId: string
  stage: Stage
  /** False for viewers. */
  canWrite: boolean
  /** Saves this part. */
  action: FormAction
}
