import { z } from 'zod'
import { vpcLinks } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import { command } from '#server/operation.ts'
import { tagsInput } from '#server/tags.ts'
import { toVpcLink, type VpcLink, type VpcLinkRow } from './vpc-link.ts'
import { checkTargetArns, checkVpcLinkName, vpcLinkFields } from './vpc-link-fields.ts'

/**
 * A way to backends in a private network, for integrations to name. It is available at once, and nothing goes through
 * it yet: integrations with `VPC_LINK` refuse their calls.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateVpcLink.html
 */
export const createVpcLink = command({
  name: 'CreateVpcLink',
  permission: 'vpc-links:write',
  input: z.object({
    name: vpcLinkFields.name,
    description: vpcLinkFields.description.optional(),
    targetArns: z.array(z.string().max(2048)).max(20),
    tags: tagsInput.optional(),
  }),
  async run(context, { name, description, targetArns, tags }): Promise<VpcLink> {
    checkVpcLinkName(name)
    checkTargetArns(targetArns)
    await requireRoom(context, 'vpcLinks')
    const row: VpcLinkRow = {
      id: context.newId(6),
      accountId: context.accountId,
      name,
      description: description || null,
      targetArns,
      status: 'AVAILABLE',
      statusMessage: null,
      tags: tags ?? {},
      createdDate: context.now(),
    }
    await context.db.insert(vpcLinks).values(row)
    return toVpcLink(row)
  },
  audit: ({ id, name }) => ({ resource: `/vpclinks/${id}`, detail: { name } }),
})
