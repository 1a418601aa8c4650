import { z } from 'zod'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { deleteGatewayResponse } from '../gateway-responses/delete-gateway-response.ts'
import { putGatewayResponse } from '../gateway-responses/put-gateway-response.ts'
import { createModel } from '../models/create-model.ts'
import { deleteModel } from '../models/delete-model.ts'
import { findModel } from '../models/find-model.ts'
import { updateModel } from '../models/update-model.ts'
import { findStage } from '../stages/find-stage.ts'
import { type DeployedDefinition, findDeployedDefinition } from './find-deployed.ts'
import { restoreMethod } from './restore-method.ts'

/** What can be brought back by itself. Settings, authorizers and texts have pages of their own and no other place. */
export const discardableSubjects = ['method', 'model', 'gateway-response'] as const

/** Brings one object of the draft back to what a stage serves: what came goes, what went comes back. */
export const discardChange = command({
  name: 'DiscardChange',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    stageName: z.string(),
    subject: z.enum(discardableSubjects),
    /** As `DiffDeployment` names it: `GET /pets`, the name of a model, the type of a gateway response. */
    name: z.string().min(1),
  }),
  async run(context, { restApiId, stageName, subject, name }): Promise<void> {
    await changeRestApi(context, restApiId)
    const { deploymentId } = await findStage(context, restApiId, stageName)
    const { definition } = await findDeployedDefinition(context, restApiId, deploymentId)
    await restorers[subject](context, restApiId, name, definition)
  },
  audit: (_, { restApiId, stageName, subject, name }) => ({
    resource: `/restapis/${restApiId}/stages/${stageName}`,
    detail: { subject, name },
  }),
})

type Definition = DeployedDefinition['definition']
type Restore = (context: CommandContext, restApiId: string, name: string, served: Definition) => Promise<void>

const restorers: Readonly<Record<(typeof discardableSubjects)[number], Restore>> = {
  method: restoreMethod,
  model: restoreModel,
  'gateway-response': restoreGatewayResponse,
}

async function restoreModel(context: CommandContext, restApiId: string, name: string, served: Definition) {
  const before = served.models.find((model) => model.name === name)
  if (!before) {
    await deleteModel(context, { restApiId, modelName: name })
    return
  }
  const { contentType, schema, description } = before
  const now = await findModel(context, restApiId, name).catch(absent)
  if (now && now.contentType !== contentType) {
    const message = `The model ${name} is for ${now.contentType} now: delete it, then discard that`
    throw new ServiceError('ConflictException', message)
  }
  if (now) await updateModel(context, { restApiId, modelName: name, schema, description: description ?? null })
  else await createModel(context, { restApiId, name, schema, contentType, description })
}

async function restoreGatewayResponse(context: CommandContext, restApiId: string, name: string, served: Definition) {
  const before = served.gatewayResponses.find((response) => response.responseType === name)
  if (before) await putGatewayResponse.invoke(context, { restApiId, ...before })
  else await deleteGatewayResponse.invoke(context, { restApiId, responseType: name })
}

function absent(error: unknown): undefined {
  if (error instanceof ServiceError && error.failure === 'NotFoundException') return undefined
  throw error
}
