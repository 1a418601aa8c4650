import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { clientCertificates } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { type ClientCertificate, toClientCertificate } from './client-certificate.ts'
import { findClientCertificate } from './find-client-certificate.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateClientCertificate.html */
export const updateClientCertificate = command({
  name: 'UpdateClientCertificate',
  permission: 'stages:write',
  input: z.object({
    clientCertificateId: z.string(),
    description: z.string().max(1024, 'Must have 1024 characters or fewer').nullish(),
  }),
  async run(context, { clientCertificateId, description }): Promise<ClientCertificate> {
    const before = await findClientCertificate(context, clientCertificateId)
    const changes = description === undefined ? {} : { description: description || null }
    if (description !== undefined) {
      await context.db.update(clientCertificates).set(changes).where(eq(clientCertificates.id, before.id))
    }
    return toClientCertificate({ ...before, ...changes })
  },
  audit: ({ clientCertificateId }, { description }) => ({
    resource: `/clientcertificates/${clientCertificateId}`,
    detail: { description },
  }),
})
