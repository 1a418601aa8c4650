import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import type { Context } from '#server/context.ts'
import { createRestApi } from '#server/rest-apis/apis/create-rest-api.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import type { Route } from '../route.ts'
import { makeObjects } from './make-objects.ts'
import { sampleCall, type WireCall } from './send-signed.ts'

type Objects = Readonly<Record<string, string>>

/**
 * The objects of `makeObjects` with what a row needs to succeed beside them, under `{operation}.{member}`: a name that
 * is not taken, something that nothing uses.
 */
export async function makeGoodObjects(context: Context): Promise<Objects> {
  const objects = await makeObjects(context)
  const bare = await createRestApi(context, { name: 'Bare' })
  const unserved = await createDeployment(context, { restApiId: objects.restApiId ?? '' })
  const empty = await createUsagePlan(context, { name: 'Empty' })
  const alone = await createApiKey(context, { name: 'Alone' })
  return {
    ...objects,
    'DeleteRestApi.restApiId': bare.id,
    'PutMethod.httpMethod': 'POST',
    'PutMethodResponse.statusCode': '404',
    'DeleteDeployment.deploymentId': unserved.id,
    'CreateStage.stageName': 'sample',
    'DeleteUsagePlan.usagePlanId': empty.id,
    'CreateUsagePlanKey.keyId': alone.id,
    'CreateDomainNameAccessAssociation.accessAssociationSource': 'vpce-sample',
  }
}

/** A call of the row that succeeds over what `makeGoodObjects` has made. */
export function goodCall(route: Route, objects: Objects): WireCall {
  const call = sampleCall(route, objects)
  const more = alsoNeeded[route.operation.operationName]
  return more ? { ...call, body: JSON.stringify({ ...JSON.parse(String(call.body)), ...more }) } : call
}

/** Members that AWS's model calls optional and its service does not. */
const alsoNeeded: Readonly<Record<string, object>> = {
  CreateAuthorizer: {
    authorizerUri: 'http://127.0.0.1:1/',
    identitySource: 'method.request.header.Authorization',
  },
  CreateModel: { schema: '{"type":"object"}' },
}
