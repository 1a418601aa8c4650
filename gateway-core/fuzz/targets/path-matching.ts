import { PathTree } from '../../src/routing/path-tree.ts'
import { naiveMatch } from '../../src/testing/naive-match.ts'
import { expectThat, type FuzzTarget } from '../fuzz-target.ts'

const segments = ['a', 'b', 'c', '{v}']
const asked = ['a', 'b', 'c', 'z', '', '%61', 'a%2Fb', 'é']
const hostile = ['..', '.', '%2e%2e', '%252e', '%', '%zz', '..%5c', '..;x', '\\', '%00', 'a.b']

/** Which resource a path means: the same as trying each, and never one for a path that climbs. */
export const pathMatching: FuzzTarget = {
  name: 'path-matching',
  run(random) {
    const paths = new Set(
      random.list(10, () => {
        const parts = random.list(4, () => random.pick(segments))
        return `/${[...parts, ...(random.chance(0.3) ? ['{rest+}'] : [])].join('/')}`
      }),
    )
    const tree = new PathTree<string>()
    for (const path of paths) tree.add(path, path)
    const isHostile = random.chance(0.3)
    const given = random.list(6, () => random.pick(isHostile ? [...asked, ...hostile] : asked))
    const match = tree.find(`/${given.join('/')}`)
    const input = { paths: [...paths], given }
    if (isHostile) {
      const climbs = given.some((segment) => /^(\.|%2e){1,2}$/i.test(segment) || segment === '..;x')
      expectThat(!climbs || match === 'malformed', 'a path that climbs was let through', input)
      return
    }
    const found = match === undefined || match === 'malformed' ? match : [match.leaf, ...match.values]
    const expected = naiveMatch([...paths], given)
    expectThat(JSON.stringify(found) === JSON.stringify(expected), `found ${found}, not ${expected}`, input)
  },
}
