import { z } from 'zod'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findResource, invalidResourceIdentifier } from '../resources/find-resource.ts'
import { corsFields, refuseWildcards } from './cors-settings.ts'
import type { CorsOutcome } from './plan-cors.ts'
import { refusalTypes, setCorsOfRefusals, writeCors } from './write-cors.ts'

export type { CorsOutcome } from './plan-cors.ts'

/**
 * What AWS's console does under "Enable CORS": an OPTIONS method that answers the preflight without a backend, and the
 * headers on the answers of the other methods, for a resource or for all of its branch. The same again changes nothing.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export const enableCors = command({
  name: 'EnableCors',
  permission: 'apis:write',
  input: z
    .object({
      restApiId: z.string(),
      resourceId: z.string(),
      /** Every resource below it too. */
      below: z.boolean().optional(),
      /** Which methods browsers may call, by verb; all without it. Of the others the headers are taken away. */
      methods: z.array(z.string().max(16)).min(1, 'Choose at least one method').optional(),
      /** Gateway responses of the whole API that get the headers too; the others stay as they are. */
      gatewayResponses: z.array(z.enum(refusalTypes)).optional(),
      ...corsFields,
    })
    .superRefine(refuseWildcards),
  async run(context, input): Promise<CorsOutcome> {
    const { restApiId, resourceId, below = false, methods, gatewayResponses = [], ...settings } = input
    await changeRestApi(context, restApiId, invalidResourceIdentifier)
    const { id, path } = await findResource(context, restApiId, resourceId)
    const outcome = await writeCors(context, restApiId, { id, path, below }, settings, { methods })
    if (outcome.resources + outcome.ownPreflights.length === 0) {
      const message = `${path} has none of these methods`
      throw new ServiceError('BadRequestException', message, { fields: { methods: message } })
    }
    await setCorsOfRefusals(context, restApiId, gatewayResponses, settings)
    return outcome
  },
  audit: ({ resources, methods }, { restApiId, resourceId, allowOrigin, below = false }) => ({
    resource: `/restapis/${restApiId}/resources/${resourceId}`,
    detail: { allowOrigin, below, resources, methods },
  }),
})
