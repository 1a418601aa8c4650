import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { deleteDeployment } from '#server/rest-apis/deployments/delete-deployment.ts'
import { getDeployment } from '#server/rest-apis/deployments/get-deployment.ts'
import { getDeployments } from '#server/rest-apis/deployments/get-deployments.ts'
import { updateDeployment } from '#server/rest-apis/deployments/update-deployment.ts'
import { deploymentPatches } from '../patches/deployments.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { boolean, double, items, list, map, page, query, string, structure, timestamp } from '../shape.ts'
import { cacheClusterSize } from './stages.ts'

/** AWS `Deployment`. */
const deployment = structure({
  id: string,
  description: string,
  createdDate: timestamp,
  apiSummary: map(map(structure({ authorizationType: string, apiKeyRequired: boolean }))),
})

const path = '/restapis/{restApiId}/deployments/{deploymentId}'

export const deploymentRoutes: readonly Route[] = [
  route(createDeployment, {
    verb: 'POST',
    path: '/restapis/{restApiId}/deployments',
    status: 201,
    input: {
      stageName: string,
      stageDescription: string,
      description: string,
      cacheClusterEnabled: boolean,
      cacheClusterSize,
      variables: map(string),
      canarySettings: structure({
        percentTraffic: double,
        stageVariableOverrides: map(string),
        useStageCache: boolean,
      }),
      tracingEnabled: boolean,
    },
    output: deployment,
  }),
  route(getDeployments, {
    verb: 'GET',
    path: '/restapis/{restApiId}/deployments',
    status: 200,
    input: page,
    output: items(deployment),
  }),
  route(getDeployment, { verb: 'GET', path, status: 200, input: { embed: query(list(string)) }, output: deployment }),
  updateRoute(updateDeployment, { path, patch: deploymentPatches, output: deployment }),
  route(deleteDeployment, { verb: 'DELETE', path, status: 202 }),
]
