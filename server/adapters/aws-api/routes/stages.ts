import { createStage } from '#server/rest-apis/stages/create-stage.ts'
import { deleteStage } from '#server/rest-apis/stages/delete-stage.ts'
import { flushStageAuthorizersCache } from '#server/rest-apis/stages/flush-stage-authorizers-cache.ts'
import { flushStageCache } from '#server/rest-apis/stages/flush-stage-cache.ts'
import { getStage } from '#server/rest-apis/stages/get-stage.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import { updateStage } from '#server/rest-apis/stages/update-stage.ts'
import { stagePatches } from '../patches/stages.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { boolean, double, integer, list, map, oneOf, query, required, string, structure, timestamp } from '../shape.ts'

/** AWS `CacheClusterSize`, in GB. */
export const cacheClusterSize = oneOf('0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237')

const canarySettings = structure({
  percentTraffic: double,
  deploymentId: string,
  stageVariableOverrides: map(string),
  useStageCache: boolean,
})

const methodSetting = structure({
  metricsEnabled: boolean,
  loggingLevel: string,
  dataTraceEnabled: boolean,
  throttlingBurstLimit: integer,
  throttlingRateLimit: double,
  cachingEnabled: boolean,
  cacheTtlInSeconds: integer,
  cacheDataEncrypted: boolean,
  requireAuthorizationForCacheControl: boolean,
  unauthorizedCacheControlHeaderStrategy: oneOf(
    'FAIL_WITH_403',
    'SUCCEED_WITH_RESPONSE_HEADER',
    'SUCCEED_WITHOUT_RESPONSE_HEADER',
  ),
})

/** AWS `Stage`. */
const stage = structure({
  deploymentId: string,
  clientCertificateId: string,
  stageName: string,
  description: string,
  cacheClusterEnabled: boolean,
  cacheClusterSize,
  cacheClusterStatus: oneOf(
    'CREATE_IN_PROGRESS',
    'AVAILABLE',
    'DELETE_IN_PROGRESS',
    'NOT_AVAILABLE',
    'FLUSH_IN_PROGRESS',
  ),
  methodSettings: map(methodSetting),
  variables: map(string),
  documentationVersion: string,
  accessLogSettings: structure({ format: string, destinationArn: string }),
  canarySettings,
  tracingEnabled: boolean,
  webAclArn: string,
  tags: map(string),
  createdDate: timestamp,
  lastUpdatedDate: timestamp,
})

const path = '/restapis/{restApiId}/stages/{stageName}'

export const stageRoutes: readonly Route[] = [
  route(createStage, {
    verb: 'POST',
    path: '/restapis/{restApiId}/stages',
    status: 201,
    input: {
      stageName: required(string),
      deploymentId: required(string),
      description: string,
      cacheClusterEnabled: boolean,
      cacheClusterSize,
      variables: map(string),
      documentationVersion: string,
      canarySettings,
      tracingEnabled: boolean,
      tags: map(string),
    },
    output: stage,
  }),
  route(getStages, {
    verb: 'GET',
    path: '/restapis/{restApiId}/stages',
    status: 200,
    input: { deploymentId: query(string) },
    output: structure({ item: list(stage) }),
  }),
  route(getStage, { verb: 'GET', path, status: 200, output: stage }),
  updateRoute(updateStage, { path, patch: stagePatches, output: stage }),
  route(deleteStage, { verb: 'DELETE', path, status: 202 }),
  route(flushStageCache, { verb: 'DELETE', path: `${path}/cache/data`, status: 202 }),
  route(flushStageAuthorizersCache, { verb: 'DELETE', path: `${path}/cache/authorizers`, status: 202 }),
]
