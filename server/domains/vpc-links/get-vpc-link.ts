import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findVpcLink } from './find-vpc-link.ts'
import { toVpcLink, type VpcLink } from './vpc-link.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetVpcLink.html */
export const getVpcLink = query({
  name: 'GetVpcLink',
  permission: 'vpc-links:read',
  input: z.object({ vpcLinkId: z.string() }),
  run: async (context, { vpcLinkId }): Promise<VpcLink> => toVpcLink(await findVpcLink(context, vpcLinkId)),
})
