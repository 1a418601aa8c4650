import { stageDeployments } from '#db/schema.ts'
import { actorName, type Context } from '#server/context.ts'

/** Adds to the history of a stage that it points to this deployment from now on. */
export async function recordStageDeployment(
  context: Context,
  stage: { restApiId: string; stageName: string; deploymentId: string },
): Promise<void> {
  await context.db.insert(stageDeployments).values({
    id: context.newId(20),
    restApiId: stage.restApiId,
    stageName: stage.stageName,
    deploymentId: stage.deploymentId,
    at: context.now(),
    by: actorName(context.actor),
  })
}
