import { expect, test } from 'vitest'
import { readMessages } from '../messages/read-messages.ts'
import { helpGroups } from './help-groups.ts'
import { helpLinks } from './help-links.ts'

test.each([
  ['/console', ['start']],
  ['/console/apis', ['apis']],
  ['/console/apis/a1/resources/r1/methods/GET', ['methods']],
  ['/console/apis/a1/resources/r1', ['resources', 'methods']],
  ['/console/apis/a1/stages/prod/canary', ['stages']],
  ['/console/apis/a1/deploy', ['deploy', 'stages']],
  ['/console/usage-plans/p1', ['usagePlans']],
  ['/console/usage', ['usage']],
  ['/console/settings/members', ['account']],
])('%s has the help of %j', (pathname, groups) => expect(helpGroups(pathname)).toEqual(groups))

test('every group of a page and every link has texts', () => {
  const help = readMessages('en').help
  const paths = [
    'resources/r/methods/GET',
    'resources',
    'stages',
    'deploy',
    'authorizers',
    'gateway-responses',
    'models',
  ]
  const all = [
    ...paths.map((path) => `/console/apis/a/${path}`),
    ...['documentation', 'settings', 'publish'].map((path) => `/console/apis/a/${path}`),
    ...[
      '',
      '/api-keys',
      '/usage-plans',
      '/products',
      '/portals',
      '/domain-names',
      '/functions',
      '/usage',
      '/settings',
    ].map((path) => `/console${path}`),
  ]
  const groups = new Set(all.flatMap(helpGroups))
  expect([...groups].filter((group) => typeof help !== 'object' || !(group in help))).toEqual([])
  const topics = typeof help === 'object' ? topicsOf(help) : []
  expect(Object.keys(helpLinks).filter((topic) => !topics.includes(topic))).toEqual([])
})

function topicsOf(help: object): string[] {
  return Object.entries(help).flatMap(([group, entries]) =>
    typeof entries === 'object' && entries !== null ? Object.keys(entries).map((name) => `${group}.${name}`) : [],
  )
}
