import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { clientCertificates, restApis, stages } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findClientCertificate } from './find-client-certificate.ts'

/**
 * A certificate that a stage shows cannot be deleted.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteClientCertificate.html
 */
export const deleteClientCertificate = command({
  name: 'DeleteClientCertificate',
  permission: 'stages:write',
  input: z.object({ clientCertificateId: z.string() }),
  async run(context, { clientCertificateId }) {
    const { id } = await findClientCertificate(context, clientCertificateId)
    const [user] = await context.db
      .select({ restApiId: stages.restApiId, stageName: stages.stageName })
      .from(stages)
      .innerJoin(restApis, eq(restApis.id, stages.restApiId))
      .where(and(eq(stages.clientCertificateId, id), eq(restApis.accountId, context.accountId)))
      .limit(1)
    if (user) {
      throw new ServiceError(
        'ConflictException',
        `Client certificate ${id} is used by stage ${user.stageName} of API ${user.restApiId}`,
      )
    }
    await context.db.delete(clientCertificates).where(eq(clientCertificates.id, id))
    return { clientCertificateId: id }
  },
  audit: ({ clientCertificateId }) => ({ resource: `/clientcertificates/${clientCertificateId}` }),
})
