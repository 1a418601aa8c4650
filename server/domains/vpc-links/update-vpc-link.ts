import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { vpcLinks } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { findVpcLink } from './find-vpc-link.ts'
import { toVpcLink, type VpcLink } from './vpc-link.ts'
import { checkVpcLinkName, vpcLinkFields } from './vpc-link-fields.ts'

/** Its target never changes. https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateVpcLink.html */
export const updateVpcLink = command({
  name: 'UpdateVpcLink',
  permission: 'vpc-links:write',
  input: z.object({
    vpcLinkId: z.string(),
    name: vpcLinkFields.name.nullish(),
    description: vpcLinkFields.description.nullish(),
  }),
  async run(context, { vpcLinkId, name, description }): Promise<VpcLink> {
    const before = await findVpcLink(context, vpcLinkId)
    if (name !== undefined) checkVpcLinkName(name ?? '')
    const changes = {
      name: name ?? before.name,
      description: description === undefined ? before.description : description || null,
    }
    await context.db.update(vpcLinks).set(changes).where(eq(vpcLinks.id, before.id))
    return toVpcLink({ ...before, ...changes })
  },
  audit: ({ id }, { name, description }) => ({ resource: `/vpclinks/${id}`, detail: { name, description } }),
})
