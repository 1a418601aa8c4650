'use server'

import type { CallOutcome, StageCall } from '#components/publish/live-call.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalMessage } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { callStage } from '#server/portals/publish/call-stage.ts'

/** Calls a stage with one of the account's keys; a refusal of ours is told, a bug is not hidden. */
export async function callStageAction(input: StageCall): Promise<CallOutcome> {
  try {
    const { status, headers, body, truncated, latencyMs } = await callStage.invoke(await currentContext(), input)
    return { status, headers, body, truncated, latencyMs }
  } catch (error) {
    if (error instanceof ServiceError) return { error: await refusalMessage(error) }
    throw error
  }
}
