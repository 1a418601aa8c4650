import type { TreeResource } from '#server/rest-apis/resources/get-resource-tree.ts'
import { type Branch, resourceBranches } from './resource-branches.ts'

/** A row of the tree: a resource, or a method of one. */
export interface ResourceNode {
  /** `{resourceId}` or `{resourceId}/{httpMethod}`. */
  id: string
  /** What typing finds: the segment, or the verb. */
  text: string
  href: string
  /** Of the resource. */
  path: string
  parentId?: string
  verb?: string
  children: readonly ResourceNode[]
}

/** The tree of an API's resources: methods first, then the resources below. */
export function resourceNodes(restApiId: string, resources: readonly TreeResource[]): ResourceNode[] {
  return resourceBranches(resources).map((branch) => nodeOf(restApiId, branch))
}

function nodeOf(restApiId: string, { resource, text, children }: Branch<TreeResource>): ResourceNode {
  const { id, path, parentId } = resource
  const href = `/console/apis/${restApiId}/resources/${id}`
  return {
    id,
    text,
    href,
    path,
    ...(parentId === undefined ? {} : { parentId }),
    children: [
      ...resource.methods.map((verb) => ({
        id: `${id}/${verb}`,
        text: verb,
        href: `${href}/methods/${verb}`,
        path,
        verb,
        children: [],
      })),
      ...children.map((child) => nodeOf(restApiId, child)),
    ],
  }
}

/** Every node by its id, and what contains it. */
export function nodeIndex(nodes: readonly ResourceNode[]) {
  const byId = new Map<string, { node: ResourceNode; above: readonly string[] }>()
  const walk = (level: readonly ResourceNode[], above: readonly string[]) => {
    for (const node of level) {
      byId.set(node.id, { node, above })
      if (node.children.length > 0) walk(node.children, [...above, node.id])
    }
  }
  walk(nodes, [])
  return byId
}

/** Whether a resource may be moved below another one, as far as the tree can tell. */
export function mayMoveTo(moved: ResourceNode | undefined, target: ResourceNode | undefined): boolean {
  if (!moved || !target || moved.verb !== undefined || target.verb !== undefined || moved.path === '/') return false
  const isBelow = target.path === moved.path || target.path.startsWith(`${moved.path}/`)
  return !isBelow && target.id !== moved.parentId && !target.path.endsWith('+}')
}

/** The path of a resource below another parent. */
export function movedPath(moved: ResourceNode, target: ResourceNode): string {
  const segment = moved.path.slice(moved.path.lastIndexOf('/'))
  return target.path === '/' ? segment : target.path + segment
}
