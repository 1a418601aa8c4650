import type { vpcLinks } from '#db/schema.ts'

export type VpcLinkRow = typeof vpcLinks.$inferSelect

/** AWS `VpcLink`. https://docs.aws.amazon.com/apigateway/latest/api/API_VpcLink.html */
export interface VpcLink {
  id: string
  name: string
  description?: string
  targetArns: string[]
  status: string
  statusMessage?: string
  tags?: Record<string, string>
}

export function toVpcLink(row: VpcLinkRow): VpcLink {
  return {
    id: row.id,
    name: row.name,
    ...(row.description ? { description: row.description } : {}),
    targetArns: row.targetArns,
    status: row.status,
    ...(row.statusMessage ? { statusMessage: row.statusMessage } : {}),
    ...(Object.keys(row.tags).length > 0 ? { tags: row.tags } : {}),
  }
}
