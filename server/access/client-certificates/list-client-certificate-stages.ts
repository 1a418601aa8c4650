import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { restApis, stages } from '#db/schema.ts'
import { query } from '#server/operation.ts'

/** A stage, and the certificate that it shows to its backends. */
export interface CertificateStage {
  clientCertificateId: string
  restApiId: string
  apiName: string
  stageName: string
}

/** Where the account's client certificates are shown, by the names of APIs and stages. Ours. */
export const listClientCertificateStages = query({
  name: 'ListClientCertificateStages',
  permission: 'stages:read',
  input: z.object({ clientCertificateId: z.string().max(100).optional() }),
  async run({ db, accountId }, { clientCertificateId }): Promise<{ items: CertificateStage[] }> {
    const rows = await db
      .select({
        clientCertificateId: stages.clientCertificateId,
        restApiId: stages.restApiId,
        apiName: restApis.name,
        stageName: stages.stageName,
      })
      .from(stages)
      .innerJoin(restApis, eq(restApis.id, stages.restApiId))
      .where(
        and(
          eq(restApis.accountId, accountId),
          clientCertificateId === undefined
            ? isNotNull(stages.clientCertificateId)
            : eq(stages.clientCertificateId, clientCertificateId),
        ),
      )
      .orderBy(asc(restApis.name), asc(stages.restApiId), asc(stages.stageName))
    return { items: rows.map((row) => ({ ...row, clientCertificateId: row.clientCertificateId ?? '' })) }
  },
})
