/** An operation to choose, as an API has it. */
export interface ChoosableOperation {
  readonly path: string
  readonly httpMethod: string
  readonly summary?: string | undefined
  /** Chosen once, but not in what is deployed now. */
  readonly isGone?: boolean
}

/** A part of a path with what is below it; ids are paths. */
export interface OperationBranch {
  readonly id: string
  /** What it adds to the path above it: `/pets/{id}`. */
  readonly text: string
  readonly operations: readonly ChoosableOperation[]
  readonly branches: readonly OperationBranch[]
  /** Names of all operations here and below. */
  readonly names: readonly string[]
}

/** `GET /pets/{id}`: how a choice names an operation. */
export function operationName({ httpMethod, path }: ChoosableOperation): string {
  return `${httpMethod} ${path}`
}

/** Whether all words of a search are in an operation. */
export function operationFits(
  { path, httpMethod, summary = '' }: ChoosableOperation,
  words: readonly string[],
): boolean {
  const text = `${httpMethod} ${path} ${summary}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

interface Growing {
  readonly segment: string
  readonly path: string
  readonly operations: ChoosableOperation[]
  readonly children: Map<string, Growing>
}

/** Operations by the parts of their paths. A part with nothing of its own and one part below is joined with that one. */
export function operationTree(operations: readonly ChoosableOperation[]): OperationBranch[] {
  const root: Growing = { segment: '', path: '', operations: [], children: new Map() }
  for (const operation of operations) {
    let node = root
    for (const segment of operation.path.split('/').filter(Boolean)) {
      const known = node.children.get(segment)
      const next = known ?? { segment, path: `${node.path}/${segment}`, operations: [], children: new Map() }
      if (!known) node.children.set(segment, next)
      node = next
    }
    node.operations.push(operation)
  }
  const branches = Array.from(root.children.values(), grown)
  if (root.operations.length === 0) return branches
  return [
    { id: '/', text: '/', operations: root.operations, branches: [], names: root.operations.map(operationName) },
    ...branches,
  ]
}

function grown(node: Growing): OperationBranch {
  let [last, text] = [node, `/${node.segment}`]
  for (let [only] = last.children.values(); last.operations.length === 0 && last.children.size === 1 && only; ) {
    last = only
    text += `/${only.segment}`
    ;[only] = last.children.values()
  }
  const branches = Array.from(last.children.values(), grown)
  const names = [...last.operations.map(operationName), ...branches.flatMap((branch) => branch.names)]
  return { id: last.path, text, operations: last.operations, branches, names }
}

/** A line of the tree as it is shown now. */
export type OperationRow =
  | {
      readonly kind: 'branch'
      readonly id: string
      readonly level: number
      readonly branch: OperationBranch
      readonly isOpen: boolean
    }
  | { readonly kind: 'operation'; readonly id: string; readonly level: number; readonly operation: ChoosableOperation }

/** The lines of a tree in which some branches are closed. */
export function operationRows(
  branches: readonly OperationBranch[],
  closed: ReadonlySet<string>,
  level = 1,
): OperationRow[] {
  return branches.flatMap((branch): OperationRow[] => {
    const isOpen = !closed.has(branch.id)
    const row: OperationRow = { kind: 'branch', id: branch.id, level, branch, isOpen }
    if (!isOpen) return [row]
    const own = branch.operations.map((operation): OperationRow => {
      return { kind: 'operation', id: operationName(operation), level: level + 1, operation }
    })
    return [row, ...own, ...operationRows(branch.branches, closed, level + 1)]
  })
}
