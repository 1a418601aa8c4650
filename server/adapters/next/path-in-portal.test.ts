import { expect, test } from 'vitest'
import { pathInPortal } from './path-in-portal.ts'

test.each([
  ['/portals/acme', '/portals/acme'],
  ['/portals/acme/products/pets?tab=plans', '/portals/acme'],
  ['/products/pets', ''],
  ['/', ''],
])('%s is in the portal at "%s"', (path, base) => expect(pathInPortal(path, base)).toBe(path))

test.each([
  ['/portals/acme2', '/portals/acme'],
  ['/portals/acme/../other', '/portals/acme'],
  ['/portals/acme/..//evil.example', '/portals/acme'],
  ['/console', '/portals/acme'],
  ['/portals/acme/enter?to=/portals/acme/enter', '/portals/acme'],
  ['/enter', ''],
  ['//evil.example', ''],
  ['/..//evil.example', ''],
  ['/.\\/evil.example', ''],
  ['https://evil.example/', ''],
  ['javascript:alert(1)', ''],
  [['/a', '/b'], ''],
  [undefined, ''],
  [`/${'a'.repeat(2000)}`, ''],
])('%j is not in the portal at "%s"', (path, base) => expect(pathInPortal(path, base)).toBeUndefined())
