import { and, eq, gt, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { StageSnapshot } from 'gateway-core/snapshot.ts'
import type { Database } from '#db/client.ts'
import { clientCertificates, deployments, restApis, stages } from '#db/schema.ts'
import { type Entries, type Page, pageOf } from './page.ts'
import { toStageSnapshot } from './to-snapshot.ts'

/** Deployed definitions can be megabytes each, so stages come in small pages. */
const stagesInPage = 50

/** The stages after `after` (`{restApiId}/{stageName}`), in order. */
export async function readStagePage(db: Database, after = '/'): Promise<Page<StageSnapshot>> {
  const [restApiId = '', stageName = ''] = after.split('/')
  const rows = await stageRows(db)
    .where(or(gt(stages.restApiId, restApiId), and(eq(stages.restApiId, restApiId), gt(stages.stageName, stageName))))
    .orderBy(stages.restApiId, stages.stageName)
    .limit(stagesInPage)
  return pageOf(rows.map(stageEntry), stagesInPage, ([key]) => key)
}

/** The stages with these keys that exist. */
export async function readStages(db: Database, keys: readonly string[]): Promise<Entries<StageSnapshot>> {
  if (keys.length === 0) return []
  const conditions = keys.map((key) => {
    const [restApiId = '', stageName = ''] = key.split('/')
    return and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName))
  })
  return (await stageRows(db).where(or(...conditions))).map(stageEntry)
}

const canaryDeployments = alias(deployments, 'canary_deployments')

function stageRows(db: Database) {
  return db
    .select({
      stage: {
        restApiId: stages.restApiId,
        stageName: stages.stageName,
        deploymentId: stages.deploymentId,
        variables: stages.variables,
        methodSettings: stages.methodSettings,
        cacheClusterEnabled: stages.cacheClusterEnabled,
        cacheClusterSize: stages.cacheClusterSize,
        cacheFlushedAt: stages.cacheFlushedAt,
        authorizersFlushedAt: stages.authorizersFlushedAt,
        accessLogSettings: stages.accessLogSettings,
        canarySettings: stages.canarySettings,
      },
      accountId: restApis.accountId,
      disableExecuteApiEndpoint: restApis.disableExecuteApiEndpoint,
      endpointConfiguration: restApis.endpointConfiguration,
      definition: deployments.definition,
      canaryDefinition: canaryDeployments.definition,
      clientCertificate: {
        id: clientCertificates.id,
        pemEncodedCertificate: clientCertificates.pemEncodedCertificate,
        privateKeyEncrypted: clientCertificates.privateKeyEncrypted,
      },
    })
    .from(stages)
    .innerJoin(restApis, eq(restApis.id, stages.restApiId))
    .innerJoin(deployments, and(eq(deployments.restApiId, stages.restApiId), eq(deployments.id, stages.deploymentId)))
    .leftJoin(
      canaryDeployments,
      and(eq(canaryDeployments.restApiId, stages.restApiId), eq(canaryDeployments.id, canaryId)),
    )
    .leftJoin(
      clientCertificates,
      and(eq(clientCertificates.id, stages.clientCertificateId), eq(clientCertificates.accountId, restApis.accountId)),
    )
}

const canaryId = sql<string>`${stages.canarySettings} ->> 'deploymentId'`

function stageEntry(row: Parameters<typeof toStageSnapshot>[0]): [string, StageSnapshot] {
  return [`${row.stage.restApiId}/${row.stage.stageName}`, toStageSnapshot(row)]
}
