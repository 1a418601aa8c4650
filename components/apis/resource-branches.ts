/** What the tree needs of a resource. */
export interface PlacedResource {
  id: string
  parentId?: string
  path: string
}

/** A resource with those below it. */
export interface Branch<Item extends PlacedResource = PlacedResource> {
  resource: Item
  /** The part of the path below the parent's: `/pets`, or more where parents are not in the list. */
  text: string
  children: Branch<Item>[]
}

/**
 * The tree of a list of resources, in the order of the list. A resource whose parent is missing, as in a filtered list,
 * stands at the top with its whole path; so does the root, beside the first segments and not above them.
 */
export function resourceBranches<Item extends PlacedResource>(resources: readonly Item[]): Branch<Item>[] {
  const branches = new Map(resources.map((resource) => [resource.id, branchOf(resource)]))
  const top: Branch<Item>[] = []
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

function branchOf<Item extends PlacedResource>(resource: Item): Branch<Item> {
  return { resource, text: resource.path, children: [] }
}
