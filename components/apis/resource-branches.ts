import type { Resource } from '#server/rest-apis/resources/resource.ts'

/** A resource with those below it. */
export interface Branch {
  resource: Resource
  /** The part of the path below the parent's: `/pets`, or more where parents are not in the list. */
  text: string
  children: Branch[]
}

/**
 * The tree of a list of resources, in the order of the list. A resource whose parent is missing, as in a filtered list,
 * stands at the top with its whole path; so does the root, beside the first segments and not above them.
 */
export function resourceBranches(resources: readonly Resource[]): Branch[] {
  const branches = new Map(resources.map((resource) => [resource.id, branchOf(resource)]))
  const top: Branch[] = []
  for (const branch of branches.values()) {
    const parent = branch.resource.parentId === undefined ? undefined : branches.get(branch.resource.parentId)
    if (!parent || parent.resource.path === '/') top.push(branch)
    else {
      branch.text = branch.resource.path.slice(parent.resource.path.length)
      parent.children.push(branch)
    }
  }
  return top
}

function branchOf(resource: Resource): Branch {
  return { resource, text: resource.path, children: [] }
}
