import { z } from 'zod'
import { query } from '#server/operation.ts'
import { type ClientCertificate, toClientCertificate } from './client-certificate.ts'
import { findClientCertificate } from './find-client-certificate.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetClientCertificate.html */
export const getClientCertificate = query({
  name: 'GetClientCertificate',
  permission: 'stages:read',
  input: z.object({ clientCertificateId: z.string() }),
  run: async (context, { clientCertificateId }): Promise<ClientCertificate> =>
    toClientCertificate(await findClientCertificate(context, clientCertificateId)),
})
