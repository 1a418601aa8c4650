import { z } from 'zod'
import { clientCertificates } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import { preparedCommand } from '#server/operation.ts'
import { tagsInput } from '#server/tags.ts'
import { type ClientCertificate, type ClientCertificateRow, toClientCertificate } from './client-certificate.ts'
import { selfSignedCertificate } from './self-signed-certificate.ts'

const validDays = 365

/**
 * Makes a certificate, valid for 365 days, that stages show to their backends.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GenerateClientCertificate.html
 */
export const generateClientCertificate = preparedCommand({
  name: 'GenerateClientCertificate',
  permission: 'stages:write',
  input: z.object({
    description: z.string().max(1024, 'Must have 1024 characters or fewer').optional(),
    tags: tagsInput.optional(),
  }),
  async prepare({ now }) {
    const createdDate = now()
    const expirationDate = new Date(createdDate)
    expirationDate.setUTCDate(expirationDate.getUTCDate() + validDays)
    return {
      createdDate,
      expirationDate,
      ...(await selfSignedCertificate('ApiGateway', createdDate, expirationDate)),
    }
  },
  async run(context, { description, tags }, made): Promise<ClientCertificate> {
    const { db, accountId, secrets, newId } = context
    await requireRoom(context, 'clientCertificates')
    const row: ClientCertificateRow = {
      id: newId(6),
      accountId,
      description: description || null,
      pemEncodedCertificate: made.certificate,
      privateKeyEncrypted: secrets.encrypt(made.privateKey, 'client-certificate'),
      tags: tags ?? {},
      createdDate: made.createdDate,
      expirationDate: made.expirationDate,
    }
    await db.insert(clientCertificates).values(row)
    return toClientCertificate(row)
  },
  audit: ({ clientCertificateId }, { description }) => ({
    resource: `/clientcertificates/${clientCertificateId}`,
    detail: description ? { description } : {},
  }),
})
