import { and, eq } from 'drizzle-orm'
import { clientCertificates } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { ClientCertificateRow } from './client-certificate.ts'

/** The client certificate in the actor's account, or `NotFoundException`. */
export async function findClientCertificate({ db, accountId }: Context, id: string): Promise<ClientCertificateRow> {
  const [row] = await db
    .select()
    .from(clientCertificates)
    .where(and(eq(clientCertificates.id, id), eq(clientCertificates.accountId, accountId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid Client Certificate identifier specified')
  return row
}
