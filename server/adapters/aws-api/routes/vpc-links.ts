import { createVpcLink } from '#server/domains/vpc-links/create-vpc-link.ts'
import { deleteVpcLink } from '#server/domains/vpc-links/delete-vpc-link.ts'
import { getVpcLink } from '#server/domains/vpc-links/get-vpc-link.ts'
import { getVpcLinks } from '#server/domains/vpc-links/get-vpc-links.ts'
import { updateVpcLink } from '#server/domains/vpc-links/update-vpc-link.ts'
import { vpcLinkPatches } from '../patches/vpc-links.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { items, list, map, oneOf, page, required, string, structure } from '../shape.ts'

/** AWS `VpcLink`. */
const vpcLink = structure({
  id: string,
  name: string,
  description: string,
  targetArns: list(string),
  status: oneOf('AVAILABLE', 'PENDING', 'DELETING', 'FAILED'),
  statusMessage: string,
  tags: map(string),
})

export const vpcLinkRoutes: readonly Route[] = [
  route(createVpcLink, {
    verb: 'POST',
    path: '/vpclinks',
    status: 202,
    input: { name: required(string), description: string, targetArns: required(list(string)), tags: map(string) },
    output: vpcLink,
  }),
  route(getVpcLinks, { verb: 'GET', path: '/vpclinks', status: 200, input: { ...page }, output: items(vpcLink) }),
  route(getVpcLink, { verb: 'GET', path: '/vpclinks/{vpcLinkId}', status: 200, output: vpcLink }),
  updateRoute(updateVpcLink, { path: '/vpclinks/{vpcLinkId}', patch: vpcLinkPatches, output: vpcLink }),
  route(deleteVpcLink, { verb: 'DELETE', path: '/vpclinks/{vpcLinkId}', status: 202 }),
]
