import { PathTree } from '../src/routing/path-tree.ts'

/**
 * What finding the resource of a path costs among few and among many, in this process: each tree is asked for its own
 * paths, in an order without a pattern. Rounds alternate, and the median of their own ratios counts, as in the other tables.
 */
const sizes = [10, 1000, 10_000] as const
const finds = 200_000
const rounds = 15

const trees = sizes.map((size) => ({ size, tree: treeOf(size), paths: pathsOf(size), micros: [] as number[] }))
// Compiled, and warm.
for (const { tree, paths } of trees) microsPerFind(tree, paths)
for (let round = 0; round < rounds; round++) {
  for (const { tree, paths, micros } of round % 2 === 0 ? trees : trees.toReversed()) {
    micros.push(microsPerFind(tree, paths))
  }
}
const few = trees[0]?.micros ?? []
console.log('\nFinding the resource of a path (to reach: flat within 10 %)')
console.table(
  trees.map(({ size, micros }) => ({
    routes: size,
    'µs each': Number(median(micros).toFixed(3)),
    'to 10 routes': Number(median(micros.map((each, index) => each / (few[index] ?? each))).toFixed(2)),
  })),
)

function treeOf(size: number): PathTree<{ readonly index: number }> {
  const tree = new PathTree<{ readonly index: number }>()
  for (let index = 0; index < size; index++) tree.add(`/r${index}/items/{id}`, { index })
  return tree
}

/** As many strings for each tree, so that only the tree differs. */
function pathsOf(size: number): string[] {
  return Array.from({ length: 10_000 }, (_, index) =>
    Buffer.from(`/r${(index * 7921) % size}/items/7`).toString('latin1'),
  )
}

/** @returns microseconds of processor time for each find. */
function microsPerFind(tree: PathTree<{ readonly index: number }>, paths: readonly string[]): number {
  const before = process.cpuUsage()
  for (let count = 0; count < finds; count++) {
    const match = tree.find(paths[count % paths.length] ?? '')
    if (match === undefined || match === 'malformed' || match.leaf.index < 0) throw new Error('A path is not found')
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / finds
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN
}
