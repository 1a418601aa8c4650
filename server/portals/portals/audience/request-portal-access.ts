import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { portals } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { openAccessRequest } from '../../access-requests/open-access-request.ts'
import { portalFields } from '../portal-fields.ts'
import { barrierOf } from '../serving/may-enter.ts'

/** Asks to be let into a portal that is entered after approval; its admins decide in their inbox. */
export const requestPortalAccess = command({
  name: 'RequestPortalAccess',
  permission: 'signed-in',
  input: z.object({ slug: portalFields.slug, reason: z.string().trim().max(1000).optional() }),
  async run(context, { slug, reason }) {
    const [row] = await context.db.select().from(portals).where(eq(portals.slug, slug))
    if (!row || row.publishedVersion === null || row.access !== 'request') {
      throw new ServiceError('NotFoundException', 'There is no such portal to ask for')
    }
    if (!(await barrierOf(context, row))) throw new ServiceError('ConflictException', 'You may enter already')
    const { id, status } = await openAccessRequest(context, {
      accountId: row.accountId,
      kind: 'portal',
      portalId: row.id,
      ...(reason ? { reason } : {}),
    })
    return { accessRequestId: id, status, portalId: row.id, accountId: row.accountId }
  },
  audit: ({ accessRequestId, portalId, accountId }) => ({
    accountId,
    resource: `/access-requests/${accessRequestId}`,
    detail: { portalId },
  }),
})
