import type { clientCertificates } from '#db/schema.ts'

export type ClientCertificateRow = typeof clientCertificates.$inferSelect

/** AWS `ClientCertificate`. The private key stays on the server. */
export interface ClientCertificate {
  clientCertificateId: string
  description?: string
  pemEncodedCertificate: string
  createdDate: Date
  expirationDate: Date
  tags?: Record<string, string>
}

export function toClientCertificate(row: ClientCertificateRow): ClientCertificate {
  return {
    clientCertificateId: row.id,
    ...(row.description ? { description: row.description } : {}),
    pemEncodedCertificate: row.pemEncodedCertificate,
    createdDate: row.createdDate,
    expirationDate: row.expirationDate,
    ...(Object.keys(row.tags).length > 0 ? { tags: row.tags } : {}),
  }
}
