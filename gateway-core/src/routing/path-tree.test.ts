import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { naiveMatch } from '../testing/naive-match.ts'
import { PathTree } from './path-tree.ts'

function tree(...paths: string[]): PathTree<string> {
  const made = new PathTree<string>()
  for (const path of paths) made.add(path, path)
  return made
}

function found(paths: string[], path: string): unknown {
  const match = tree(...paths).find(path)
  return match === undefined || match === 'malformed' ? match : [match.leaf, ...match.values]
}

describe('precedence', () => {
  const paths = ['/', '/pets', '/pets/{id}', '/pets/mine', '/pets/{id}/toys', '/files/{proxy+}', '/files/readme']

  test.each([
    ['', ['/']],
    ['/', ['/']],
    ['/pets', ['/pets']],
    ['/pets/', ['/pets']],
    ['/pets/7', ['/pets/{id}', '7']],
    ['/pets/7/', ['/pets/{id}', '7']],
    ['/pets/mine', ['/pets/mine']],
    ['/pets/mine/toys', ['/pets/{id}/toys', 'mine']],
    ['/files/readme', ['/files/readme']],
    ['/files/a/b/c', ['/files/{proxy+}', 'a/b/c']],
    ['/files/readme/more', ['/files/{proxy+}', 'readme/more']],
    ['/files/a/', ['/files/{proxy+}', 'a']],
  ])('"%s" is %j', (path, expected) => {
    expect(found(paths, path)).toEqual(expected)
  })

  test.each(['/nope', '/Pets', '/pets/7/nope', '/files', '/files/', '/pets//', '/pets//toys'])(
    '%s is nothing',
    (path) => {
      expect(found(paths, path)).toBeUndefined()
    },
  )
})

test('a static segment wins over a variable, and a variable over a greedy one, on each level', () => {
  const paths = ['/{a}/{b}', '/{a}/x', '/s/{proxy+}', '/s/x']
  expect(found(paths, '/s/x')).toEqual(['/s/x'])
  expect(found(paths, '/s/y')).toEqual(['/s/{proxy+}', 'y'])
  expect(found(paths, '/t/x')).toEqual(['/{a}/x', 't'])
  expect(found(paths, '/t/y')).toEqual(['/{a}/{b}', 't', 'y'])
})

test('a branch that leads nowhere is left for the next best one', () => {
  const paths = ['/a/b', '/{x}/c', '/{proxy+}']
  expect(found(paths, '/a/c')).toEqual(['/{x}/c', 'a'])
  expect(found(paths, '/a/d')).toEqual(['/{proxy+}', 'a/d'])
  expect(found(paths, '/z/c/e')).toEqual(['/{proxy+}', 'z/c/e'])
})

test('the root of a greedy variable needs its own resource', () => {
  expect(found(['/{proxy+}'], '/')).toBeUndefined()
  expect(found(['/', '/{proxy+}'], '/')).toEqual(['/'])
})

test('values stay as received, while static text is compared decoded', () => {
  expect(found(['/café/{name}'], '/caf%C3%A9/a%20b')).toEqual(['/café/{name}', 'a%20b'])
  expect(found(['/{proxy+}'], '/a%2Fb/c%20d')).toEqual(['/{proxy+}', 'a%2Fb/c%20d'])
})

test('an encoded slash never opens another level', () => {
  expect(found(['/a/b', '/{x}'], '/a%2Fb')).toEqual(['/{x}', 'a%2Fb'])
})

test('a path that nobody may see is malformed, whatever there is', () => {
  expect(found(['/{proxy+}'], '/a/../b')).toBe('malformed')
  expect(found(['/{proxy+}'], '/%zz')).toBe('malformed')
})

test('add tells the names of the variables in order', () => {
  expect(new PathTree<number>().add('/a/{b}/c/{d.e-f}/{g+}', 1)).toEqual(['b', 'd.e-f', 'g'])
  expect(new PathTree<number>().add('/', 1)).toEqual([])
})

describe('refuses to be built from', () => {
  test.each([
    [['/a', '/a'], 'two resources'],
    [['/', '/'], 'two resources'],
    [['/{a}', '/{b}'], 'another variable'],
    [['/{a}/x', '/{b}/y'], 'another variable'],
    [['/{a+}', '/{b+}'], 'another variable'],
    [['/{a+}/b'], 'nothing can follow'],
    [['/a//b'], 'empty segment'],
    [['/a/'], 'empty segment'],
  ])('%j', (paths, reason) => {
    expect(() => tree(...paths)).toThrow(reason)
  })
})

test('takes text in braces that names no variable as text', () => {
  expect(found(['/{}', '/a{b}'], '/a{b}')).toEqual(['/a{b}'])
})

test('a path of hundreds of segments costs no more than the tree is large', () => {
  const paths = ['/{a}/{b}/{c}', '/{a}/x/{c}', '/x/{b}/{c}', '/x/x/x', '/x/x/{c}']
  const long = `/${'x/'.repeat(2000)}x`
  const started = performance.now()
  expect(found(paths, long)).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(10_000)
})

describe('for any resources and any path', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  /** Siblings have one variable's name in common, as AWS demands. */
  const segment = fc.oneof(name, fc.constant('{v}'))
  const path = fc
    .tuple(fc.array(segment, { maxLength: 4 }), fc.boolean())
    .map(([segments, isGreedy]) => `/${[...segments, ...(isGreedy ? ['{rest+}'] : [])].join('/')}`)
  const resources = fc.uniqueArray(path, { maxLength: 12 })
  const asked = fc.array(fc.oneof(name, fc.constantFrom('', 'z', 'a%2Fb', '%61')), { maxLength: 6 })

  test('finds what trying every resource in turn finds', () => {
    fc.assert(
      fc.property(resources, asked, (paths, segments) => {
        expect(found(paths, `/${segments.join('/')}`)).toEqual(naiveMatch(paths, segments))
      }),
      { numRuns: 2000 },
    )
  })

  test('finds the same in whatever order they were added', () => {
    fc.assert(
      fc.property(resources, asked, (paths, segments) => {
        const target = `/${segments.join('/')}`
        expect(found(paths.toReversed(), target)).toEqual(found(paths, target))
      }),
    )
  })

  test('the values of a greedy variable are the rest of the path, as received', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\w~%25]{1,6}$/), { minLength: 1 }), (segments) => {
        // A dot that is encoded several times is refused: see pathSegments.
        fc.pre(!segments.some((segment) => /%(25)*2e/i.test(segment)))
        const rest = segments.map(encodeURIComponent).join('/')
        expect(found(['/x/{rest+}'], `/x/${rest}`)).toEqual(['/x/{rest+}', rest])
      }),
    )
  })
})
